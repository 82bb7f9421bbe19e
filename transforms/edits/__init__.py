"""From assessments to intended changes. Knows contracts and playbooks, not XML."""

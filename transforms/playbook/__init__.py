"""The playbook: what the lawyers wrote, parsed and checked. Knows neither documents nor XML."""

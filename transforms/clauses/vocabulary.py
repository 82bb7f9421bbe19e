"""What contracts call their usual concepts: names in order of preference, for each kind of term.

Knows words only: no document, no party and no rule. ``{client}`` and ``{provider}`` stand for the
names of the two sides.
"""

NAMES: dict[str, tuple[str, ...]] = {
    "agreement": (
        "Agreement", "Contract", "Master Services Agreement", "MSA", "PSA", "Subcontract",
        "Engagement Letter", "Letter Agreement", "Framework Terms", "Terms", "Addendum",
        "Terms of Service", "Master Agreement", "Deed", "Letter",
    ),
    "sow": (
        "Statement of Work", "Statements of Work", "SOW", "SOWs", "Work Order", "Work Orders",
        "Order Form", "Order Forms", "Task Order", "Task Orders", "Project SOW", "Project Schedule",
        "Project Plan", "Work Statement", "Call-Off", "Call-Off Contract", "Call-Off Order",
        "Service Order", "Tuning Order", "Job Order", "Order", "Proposal", "Brief",
        "Project Description", "Scope of Work", "Specification", "Specifications",
    ),
    "services": (
        "Services", "{provider} Services", "Professional Services", "Consulting Services",
        "Hosting Services", "Development Services", "Cloud Service", "Subscription Services",
        "Maintenance Services", "Subcontract Work", "Work", "Works", "Project",
        "Engagement", "Assignment", "Service", "EDP Services", "Tuning Work", "Subscription",
        "Support Services",
    ),
    "deliverables": (
        "Deliverables", "Deliverable", "Work Product", "Work Products", "Work Results",
        "Assigned Deliverables", "Results", "Developments", "Project Materials", "Foreground IP",
        "Foreground IPR", "Project IP", "Project IPR", "New IPR", "Developed Materials",
        "Inventions", "Improvements", "Materials", "Customizations",
    ),
    "pre_existing": (
        "Pre-Existing IP", "Pre-Existing Materials", "Pre-Existing Works", "Preexisting Materials",
        "Pre-existing Materials", "Pre-Existing Intellectual Property", "Pre-existing IP",
        "Pre-Existing Technology", "Background IP", "Background IPR", "Background Technology",
        "Background Materials", "Background Intellectual Property", "Existing IPR",
        "Reserved Materials", "{provider} Background IPR", "{provider} Background IP",
        "{provider} IP", "{provider} Intellectual Property", "{provider} Tools",
        "{provider} Materials", "{provider} Property", "{provider} Technology",
        "{provider} Toolkit",
        "{provider} Software", "{provider} Works", "{provider} System", "Prior Inventions",
        "Retained IP", "Reserved IP", "Core Technology", "Toolkit", "Studio Toolkit", "Workbench",
        "Licensed Technology", "Know-How", "Existing Materials",
    ),
    "model": (
        "Trained Model", "Tuned Model", "Custom Model", "Fine-Tuned Model", "Finetuned Model",
        "{client} Model", "Bespoke Model", "Project Model", "Trained Classifier", "Models", "Model",
        "Model Artifacts", "Model Weights", "Weights", "AI System", "AI Solution", "AI Model",
        "AI Models", "Algorithm", "Algorithms", "Classifier", "Solution", "Adapters", "Checkpoints",
    ),
    "client_data": (
        "{client} Data", "{client} Content", "{client} Materials", "{client} Information",
        "Training Data", "Client Data", "Customer Data", "Customer Content", "Client Content",
        "Client Materials", "Customer Materials", "Company Information", "Input", "Inputs",
        "Input Data", "Data Sets", "Datasets", "Data Set", "User Content", "Buyer Data",
        "Authority Data", "Government Data", "Personal Data", "Data", "Content", "Materials",
    ),
    "outputs": (
        "Outputs", "Output", "Predictions", "Inferences", "Generated Content", "Output Data",
        "AI Outputs", "AI Output", "Results",
    ),
    "fees": (
        "Fees", "Fee", "Charges", "Service Fees", "Services Fees", "Professional Fees",
        "Subscription Fees", "License Fees", "Compensation", "Contract Price", "Subcontract Price",
        "Project Fee", "Project Fees", "Build Charge", "Price", "Consideration", "Amounts Payable",
        "Contract Sum", "Service Charges", "Consulting Fee", "Consulting Fees", "Payment",
    ),
    "change_order": (
        "Change Order", "Change Orders", "Change Request", "Change Requests",
        "Change Control Notice", "Change Control Note", "Change Authorization", "Change Notice",
        "Variation", "Variations", "Variation Form", "Scope Change", "Contract Change", "Directive",
        "Amendment", "Modification",
    ),
    "acceptance_criteria": (
        "Acceptance Criteria", "Acceptance Tests", "Acceptance Test", "Acceptance Test Criteria",
        "Acceptance Testing", "Completion Criteria", "Success Criteria", "Definition of Done",
        "Test Success Criteria", "Specifications", "Specification", "Requirements",
    ),
    "confidential": (
        "Confidential Information", "Proprietary Information", "Trade Secrets",
        "Confidential Material", "Confidential Materials",
    ),
    "targets": (
        "Performance Targets", "Performance Target", "Accuracy Targets", "Accuracy Target",
        "Key Performance Indicators", "KPIs", "Success Metrics", "Performance Metrics", "Metrics",
        "Benchmarks", "Service Levels", "Service Level", "Accuracy Guarantee", "Target Uptime",
        "SLAs", "SLA", "Service Level Agreement", "Measures",
    ),
}  # fmt: skip

WEAK: dict[str, frozenset[str]] = {
    "agreement": frozenset({"Deed", "Letter", "Addendum", "Terms"}),
    "sow": frozenset(
        {
            "Order",
            "Proposal",
            "Brief",
            "Specification",
            "Specifications",
            "Project Schedule",
            "Project Plan",
            "Project Description",
        }
    ),
    "services": frozenset(
        {"Work", "Works", "Project", "Engagement", "Assignment", "Service", "Subscription"}
    ),
    "deliverables": frozenset(
        {"Results", "Materials", "Improvements", "Inventions", "Developments"}
    ),
    "pre_existing": frozenset({"Know-How", "Toolkit", "Workbench", "{provider} Software"}),
    "model": frozenset({"Solution", "Models", "Model", "Weights", "Algorithm", "Algorithms"}),
    "client_data": frozenset({"Data", "Content", "Materials", "Personal Data"}),
    "outputs": frozenset({"Results"}),
    "fees": frozenset({"Price", "Consideration", "Payment"}),
    "change_order": frozenset(
        {"Amendment", "Modification", "Directive", "Variation", "Variations"}
    ),
    "acceptance_criteria": frozenset({"Specifications", "Specification", "Requirements"}),
    "confidential": frozenset(),
    "targets": frozenset({"Measures", "SLA", "SLAs"}),
}
"""Names of so wide a meaning that they count only when the contract defines them."""

HINTS: dict[str, str] = {
    "model": r"\b(?:weights|neural|classifier|fine-?tun\w+|(?:that|which) \w+ trains|trained on"
    r"|machine[- ]learning model|result(?:ing)? from training|models?, (?:data )?pipelines)\b",
    "client_data": r"^\W*(?:means\W+|any\W+|all\W+|the\W+|certain\W+)*(?:[\w-]+\W+){0,4}?"
    r"(?:records?|recordings?|photographs?|transcripts?|data|documents|files|images|audio|text)\b"
    r".{0,200}\b(?:{client}|gathered|suppl(?:y|ies|ied)|provided)",
    "pre_existing": r"\b(?:software|tools|scripts?|methods|materials|technology"
    r"|intellectual property|know-how|programs)\b.{0,200}\b(?:before the"
    r" (?:date|effective date|commencement|term)|owned (?:by {provider}|before)|prior to"
    r"|independently|otherwise than in|existed)"
    r"|\bscripts?, .*(?:tools|methods)",
    "services": r"\bthe (?:services|work) (?:described|set out|specified|listed|to be)",
    "sow": r"\b(?:description of the (?:work|services)|order .{0,40}attached"
    r"|describ\w+ the (?:work|services))",
    "change_order": r"\b(?:document|order|form|writing)\b.{0,80}\b(?:chang|var|modif)",
}
"""What a definition says when it defines a concept under a name of its own."""

NOT_HINTED: dict[str, str] = {
    "model": r"^(?:base|underlying|foundation|third|pre-?trained|open|existing)|data$|^services?$",
    "client_data": r"^confidential|personal|^services?$|^affiliate|party|law|office|representative"
    r"|agreement|software|schedule|report|deliverable|documentation|product",
    "pre_existing": r"^confidential|^affiliate|effective|agreement|open source|third|deliverable",
    "sow": r"agreement$",
}
"""Names that the hints of a kind must not catch."""

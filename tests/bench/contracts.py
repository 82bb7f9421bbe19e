"""Long contracts made in code, as Word would save them: the same bytes for the same page count.

The text is varied, so that no cache of equal sentences flatters the figures. Markup is as heavy as
the median of thirty contracts written in Word: some fifty bytes and a tenth of a run to each word,
and a hundred kilobytes of styles, theme and fonts beside the text.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import count

WORDS_A_PAGE = 500

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

_FONT = (
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Times New Roman" w:cs="Arial"/>'
    '<w:color w:val="000000" w:themeColor="text1"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="en-GB"/>'
)
_LOOKS = 170  # styles beside those in use, as Word and its users leave them in a document

_OPENING = (
    "This Master Services Agreement is made on 3 March 2026 by and between Northfield Grocers, "
    "Inc., a Delaware corporation (“Customer”), and Alder Machine Intelligence LLC, a New York "
    "limited liability company (“Supplier”). Supplier shall provide the Services described in "
    "each Statement of Work, and Customer shall pay the Fees.",
    "“Customer Data” means all data that Customer gives to Supplier. “Deliverables” means what a "
    "Statement of Work lists as such. “Fees” means the amounts stated in a Statement of Work.",
)

_HEADINGS = (
    "Services and Statements of Work", "Fees and Payment", "Intellectual Property", "Data",
    "Confidentiality", "Warranties", "Limitation of Liability", "Indemnification",
    "Term and Termination", "Acceptance", "Changes", "Personnel", "Insurance", "Records and Audit",
    "Security", "Compliance", "Dispute Resolution", "Notices", "Subcontracting", "General",
)  # fmt: skip

_SENTENCES = (
    "Supplier shall deliver the {thing} described in {doc} within {n} days after {event}.",
    "Customer shall pay each undisputed invoice within {n} days after receipt of {paper}.",
    "Neither party may disclose {secret} to a third party except to {who} who need to know it.",
    "Supplier shall keep {paper} for {n} months and shall make it available to {who} on request.",
    "All rights in the {thing} made under {doc} belong to Customer as soon as they are created.",
    "Supplier warrants that the {thing} will perform in accordance with {doc} in all respects.",
    "Supplier shall indemnify Customer against claims of {who} arising from the {thing}.",
    "Customer may terminate {doc} at any time upon {n} days’ written notice to Supplier.",
    "Upon expiry of {doc} Supplier shall return or destroy {secret} within {n} days.",
    "In no event shall Customer be liable for indirect damages arising out of {doc}.",
    "Customer shall review the {thing} within {n} business days and shall accept or reject it.",
    "Supplier shall assign to the project {who} with at least {n} years of relevant experience.",
    "Supplier shall maintain insurance of not less than {n} million dollars for each occurrence.",
    "A change to {doc} requires a written order signed by {who} and states its effect on price.",
    "The parties shall meet every {n} weeks to discuss {paper} and the progress of the {thing}.",
    "Customer shall give Supplier access to {secret} and to {who} as reasonably needed.",
    "Any notice under {doc} shall be in writing and delivered by courier to {place}.",
    "This Section does not limit the obligations of Supplier with respect to the {thing}.",
    "Supplier shall comply with the security policies listed in {doc} while on site at {place}.",
    "If Supplier fails to deliver the {thing} within {n} days, Customer may withhold payment.",
    "Disputes about {paper} shall first be referred to {who}, who shall confer within {n} days.",
    "Supplier may not subcontract work on the {thing} without the consent of {who}.",
    "Each Statement of Work shall describe the {thing}, the fees, and the schedule for {event}.",
    "The {thing} shall be hosted at {place} and made available for {n} hours on each business day.",
    "Supplier shall notify Customer within {n} hours after it learns of access to {secret}.",
    "Records of {event} shall be kept in a form that {who} can inspect without special software.",
    "Late amounts bear no interest unless {who} and Supplier agree otherwise in {doc}.",
    "The provisions on {secret} survive termination of {doc} for a period of {n} years.",
    "Supplier shall not be excused from performance by delay of {who} unless it gives notice.",
    "Payment of {paper} is not evidence that the {thing} conforms to {doc}.",
)  # fmt: skip

_NEUTRAL = (
    "The project managers shall keep a plan of {place} and bring it up to date every {n} weeks.",
    "Visitors to {place} shall sign a register and wear a badge with the name of their host.",
    "References in {doc} to a statute are to that statute as amended from time to time.",
    "Headings in {doc} are for convenience and do not affect how a provision is understood.",
    "Each party has taken the corporate steps that are needed to sign {doc} and to be bound by it.",
    "The steering committee consists of {n} members, and {who} may attend its meetings as guests.",
    "Minutes of each meeting are circulated within {n} business days and mended at the next one.",
    "Equipment lent for {event} remains at {place} and is listed, with serial numbers, in {doc}.",
    "If a provision of {doc} is found to be invalid, the remaining provisions continue in effect.",
    "No waiver of a breach is a waiver of a later one, and none is valid unless made in writing.",
    "{doc} may be signed in counterparts and delivered electronically, each being an original.",
    "The law of the State of New York governs {doc}, and its courts at {place} have jurisdiction.",
    "Neither party is in default where {event} is prevented by flood, fire, strike or embargo.",
    "Working language of the project is English, and {paper} shall be drawn up in that language.",
    "Shifts at {place} begin at {n} minutes past the hour; {who} publish the rota each Friday.",
    "Supplier’s staff use the canteen and the car park at {place} on the terms of other guests.",
    "The relationship of the parties is that of independent contractors and not of a partnership.",
    "Any assignment of {doc} to an affiliate takes effect when {who} have been told in writing.",
    "The tables in {doc} list, for each store, the number of tills, scales and delivery bays.",
    "Stores that open after {event} are added to the tables at the start of the next quarter.",
    "Where {paper} and {doc} use a term differently, the parties read it as it is used in trade.",
    "A day that is a public holiday at {place} is not a business day for the purposes of {doc}.",
    "The annex shows the network plan, the naming of servers, and the windows for maintenance.",
    "Persons who speak for Customer at meetings are named in {paper} and are replaced by notice.",
    "Nothing in {doc} gives a right to anyone who is not a party to it or a permitted successor.",
    "Publicity about {event} is agreed between the press offices of both parties beforehand.",
    "Each party bears its own costs of preparing and negotiating {doc}, legal advisers included.",
    "Batches are numbered in the order of arrival, and {n} samples of each are set aside.",
    "The glossary at the end of {doc} explains the abbreviations that engineers and buyers use.",
    "Travel between {place} and the stores is by rail where a connection of {n} hours exists.",
)  # fmt: skip

_SLOTS = {
    "thing": (
        "forecasting model", "training pipeline", "annotated data set", "dashboard",
        "evaluation report", "integration layer", "inference service", "labelling guide",
        "prototype", "migration script", "monitoring agent", "user documentation",
    ),
    "doc": (
        "the applicable Statement of Work", "Exhibit B", "Schedule 3", "this Agreement",
        "the project plan", "the acceptance protocol", "Annex C", "the security addendum",
    ),
    "event": (
        "the kick-off meeting", "delivery of the test set", "signature of the order",
        "completion of the pilot", "receipt of the source data", "go-live in the first region",
    ),
    "paper": (
        "the monthly invoice", "the time sheets", "the progress report", "the test protocol",
        "the register of findings", "the expense statement", "the release notes",
    ),
    "secret": (
        "Customer Data", "the other party’s Confidential Information", "the price lists",
        "the source repositories", "the personal records of shoppers", "the sales history",
    ),
    "who": (
        "the project managers", "its employees", "the steering committee", "external auditors",
        "named engineers", "the head of procurement", "its affiliates",
        "the data protection officer",
    ),
    "place": (
        "the address stated above", "the Newark facility", "the registered office",
        "the data center in Ohio", "the branch in Leeds", "the testing laboratory",
    ),
}  # fmt: skip


class Dice:
    """A fixed sequence of numbers that looks random."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        """A number from 0 to ``limit`` - 1."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def one_of(self, choices: tuple[str, ...]) -> str:
        """One of ``choices``."""
        return choices[self.below(len(choices))]


def contract(pages: int) -> bytes:
    """A .docx of ``pages`` pages of 500 words."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships([("officeDocument", "word/document.xml")]),
        "word/document.xml": _document(pages),
        "word/_rels/document.xml.rels": _relationships(
            [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")]
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": f'{_XML}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>'
        "</w:settings>",
        "word/numbering.xml": _numbering(),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED, 6)
    return target.getvalue()


def _document(pages: int) -> str:
    dice = Dice(pages)
    body = "".join(_paragraphs(pages * WORDS_A_PAGE, dice))
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    return f'{_XML}<w:document xmlns:w="{_W}"><w:body>{body}{section}</w:body></w:document>'


def _paragraphs(words: int, dice: Dice) -> Iterator[str]:
    yield _paragraph("MASTER SERVICES AGREEMENT", "Title", -1, dice)
    yield from (_paragraph(text, "", -1, dice) for text in _OPENING)
    written = sum(len(text.split()) for text in _OPENING) + 3
    for section in count():
        if written >= words:
            break
        heading = _HEADINGS[section % len(_HEADINGS)]
        yield _paragraph(heading, "Heading1", 0, dice)
        for _ in range(6 + dice.below(6)):
            text = " ".join(_sentence(dice) for _ in range(1 + dice.below(4)))
            written += len(text.split())
            yield _paragraph(text, "", 1 + (dice.below(4) == 0), dice)
    yield _paragraph("IN WITNESS WHEREOF, the parties have signed this Agreement.", "", -1, dice)


def _sentence(dice: Dice) -> str:
    """One in three is on a subject of the playbook, as in a long agreement with its schedules."""
    sentences = _SENTENCES if dice.below(3) == 0 else _NEUTRAL
    number = str(5 + dice.below(55))
    slots = {name: dice.one_of(choices) for name, choices in _SLOTS.items()}
    text = dice.one_of(sentences).format(n=number, **slots)
    return text[0].upper() + text[1:]


def _paragraph(text: str, style: str, level: int, dice: Dice) -> str:
    pPr = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level >= 0:
        pPr += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    rsid = f'w:rsidR="00{dice.below(0xFFFFFF):06X}" w:rsidRDefault="00{dice.below(0xFFFFFF):06X}"'
    pPr += f'<w:spacing w:before="120" w:after="120"/><w:jc w:val="both"/><w:rPr>{_FONT}</w:rPr>'
    return f"<w:p {rsid}><w:pPr>{pPr}</w:pPr>{''.join(_runs(text, dice))}</w:p>"


def _runs(text: str, dice: Dice) -> Iterator[str]:
    """The text in runs of 10 to 120 characters, some of them with properties or proof marks."""
    start = 0
    while start < len(text):
        end = min(start + 10 + dice.below(130), len(text))
        bold = "<w:b/>" if dice.below(8) == 0 else ""
        rPr = f"<w:rPr>{_FONT.replace('<w:color', f'{bold}<w:color')}</w:rPr>"
        rsid = f'w:rsidRPr="00{dice.below(0xFFFFFF):06X}"'
        yield f'<w:r {rsid}>{rPr}<w:t xml:space="preserve">{text[start:end]}</w:t></w:r>'
        if dice.below(8) == 0:
            yield '<w:proofErr w:type="gramStart"/>'
        start = end


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WML}{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
        )
    )
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: list[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_XML}<Relationships xmlns="{namespace}">{entries}</Relationships>'


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
        for key, name, more in (
            ("Normal", "Normal", ""),
            ("Title", "Title", "<w:rPr><w:b/></w:rPr>"),
            (
                "Heading1",
                "heading 1",
                '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>',
            ),
        )
    )
    unused = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Look{number}">'
        f'<w:name w:val="Look {number}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        f'<w:semiHidden/><w:unhideWhenUsed/><w:rsid w:val="00{number:06X}"/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="{number}" w:after="60" w:line="276" w:lineRule="auto"/>'
        f'<w:ind w:left="{number}" w:hanging="360"/></w:pPr><w:rPr>{_FONT}</w:rPr></w:style>'
        for number in range(_LOOKS)
    )
    return f'{_XML}<w:styles xmlns:w="{_W}">{styles}{unused}</w:styles>'


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(
            (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
        )
    )
    return (
        f'{_XML}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

"""Namespaces of WordprocessingML and Open Packaging, and the names built from them.

Knows prefixes and addresses. Knows nothing of documents. No other module writes a Clark name.
"""

from functools import cache

_TRANSITIONAL = "http://schemas.openxmlformats.org/"

NAMESPACES = {
    "w": _TRANSITIONAL + "wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16": "http://schemas.microsoft.com/office/word/2018/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "w16du": "http://schemas.microsoft.com/office/word/2023/wordml/word16du",
    "mc": _TRANSITIONAL + "markup-compatibility/2006",
    "r": _TRANSITIONAL + "officeDocument/2006/relationships",
    "wp": _TRANSITIONAL + "drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "a": _TRANSITIONAL + "drawingml/2006/main",
    "pic": _TRANSITIONAL + "drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": _TRANSITIONAL + "officeDocument/2006/math",
    "sl": _TRANSITIONAL + "schemaLibrary/2006/main",
    "ct": _TRANSITIONAL + "package/2006/content-types",
    "rel": _TRANSITIONAL + "package/2006/relationships",
    "pkg": "http://schemas.microsoft.com/office/2006/xmlPackage",
    "cp": _TRANSITIONAL + "package/2006/metadata/core-properties",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

STRICT_ROOT = "http://purl.oclc.org/ooxml/"
STRICT_TO_TRANSITIONAL = {
    STRICT_ROOT + "wordprocessingml/main": NAMESPACES["w"],
    STRICT_ROOT + "officeDocument/relationships": NAMESPACES["r"],
    STRICT_ROOT + "officeDocument/math": NAMESPACES["m"],
    STRICT_ROOT + "officeDocument/sharedTypes": _TRANSITIONAL + "officeDocument/2006/sharedTypes",
    STRICT_ROOT + "officeDocument/customXml": _TRANSITIONAL + "officeDocument/2006/customXml",
    STRICT_ROOT + "officeDocument/bibliography": _TRANSITIONAL + "officeDocument/2006/bibliography",
    STRICT_ROOT + "officeDocument/docPropsVTypes": _TRANSITIONAL
    + "officeDocument/2006/docPropsVTypes",
    STRICT_ROOT + "officeDocument/extendedProperties": _TRANSITIONAL
    + "officeDocument/2006/extended-properties",
    STRICT_ROOT + "officeDocument/customProperties": _TRANSITIONAL
    + "officeDocument/2006/custom-properties",
    STRICT_ROOT + "schemaLibrary/main": NAMESPACES["sl"],
    STRICT_ROOT + "drawingml/main": NAMESPACES["a"],
    STRICT_ROOT + "drawingml/picture": NAMESPACES["pic"],
    STRICT_ROOT + "drawingml/wordprocessingDrawing": NAMESPACES["wp"],
    STRICT_ROOT + "drawingml/chart": _TRANSITIONAL + "drawingml/2006/chart",
    STRICT_ROOT + "drawingml/chartDrawing": _TRANSITIONAL + "drawingml/2006/chartDrawing",
    STRICT_ROOT + "drawingml/diagram": _TRANSITIONAL + "drawingml/2006/diagram",
    STRICT_ROOT + "drawingml/lockedCanvas": _TRANSITIONAL + "drawingml/2006/lockedCanvas",
}


@cache
def qn(name: str) -> str:
    """The Clark name of a prefixed one: ``qn("w:p")`` is ``{http://…/main}p``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


W_BODY = qn("w:body")
W_P = qn("w:p")
W_PPR = qn("w:pPr")
W_R = qn("w:r")
W_RPR = qn("w:rPr")
W_T = qn("w:t")
W_DELTEXT = qn("w:delText")
W_INSTRTEXT = qn("w:instrText")
W_TBL = qn("w:tbl")
W_TR = qn("w:tr")
W_TRPR = qn("w:trPr")
W_TC = qn("w:tc")
W_TCPR = qn("w:tcPr")
W_SDT = qn("w:sdt")
W_SDTPR = qn("w:sdtPr")
W_SDTCONTENT = qn("w:sdtContent")
W_SECTPR = qn("w:sectPr")
W_INS = qn("w:ins")
W_DEL = qn("w:del")
W_MOVEFROM = qn("w:moveFrom")
W_MOVETO = qn("w:moveTo")
W_HYPERLINK = qn("w:hyperlink")
W_SMARTTAG = qn("w:smartTag")
W_CUSTOMXML = qn("w:customXml")
W_FLDSIMPLE = qn("w:fldSimple")
W_FLDCHAR = qn("w:fldChar")
W_NUMPR = qn("w:numPr")
W_NUMID = qn("w:numId")
W_ILVL = qn("w:ilvl")
W_TXBXCONTENT = qn("w:txbxContent")
W_VAL = qn("w:val")
W_ID = qn("w:id")
W_AUTHOR = qn("w:author")
W_DATE = qn("w:date")
MC_ALTERNATECONTENT = qn("mc:AlternateContent")
MC_CHOICE = qn("mc:Choice")
MC_FALLBACK = qn("mc:Fallback")
XML_SPACE = qn("xml:space")

"""What a PDF says of itself in XMP: its title, and the standard that it keeps to.

Readers of the screen look here for the title. Nothing stands here that the page does not say.
"""

from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>{claim}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_UNIVERSAL = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>"""


def metadata(title: str, *, universal: bool) -> PDFStream:
    """The stream for the catalogue. ``universal``: the file keeps to PDF/UA-1 and says so."""
    text = _PACKET.format(title=escape(title), claim=_UNIVERSAL if universal else "")
    entries = {"Type": "/Metadata", "Subtype": "/XML"}
    return PDFStream(PDFDictionary(entries), text.encode())

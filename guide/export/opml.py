"""A feed as a list of feeds (OPML 2.0, http://opml.org/spec2.opml): one file that any podcast player takes in.

It says no day, so that the same feed is the same list.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

FILE = "feed.opml"
_LINK = "{http://www.w3.org/2005/Atom}link"


def opml(feed: str) -> str:
    """Return the list of one feed, which is given as the XML of ours."""
    rss = ET.fromstring(feed)  # noqa: S314 - our own text
    title, *others = (rss.findtext(f"channel/{name}") or "" for name in ("title", "link", "description", "language"))
    told = {
        "type": "rss", "version": "RSS2", "text": title, "title": title, "xmlUrl": _address(rss),
        **dict(zip(("htmlUrl", "description", "language"), others, strict=True)),
    }  # fmt: skip
    whole = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(whole, "head"), "title").text = title
    ET.SubElement(ET.SubElement(whole, "body"), "outline", told)
    ET.indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(whole, "unicode")}\n'


def _address(rss: ET.Element) -> str:
    """Where the feed lies."""
    return next((link.get("href", "") for link in rss.iterfind(f"channel/{_LINK}") if link.get("rel") == "self"), "")

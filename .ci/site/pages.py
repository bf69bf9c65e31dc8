"""Makes pages for the site of pages for the forge: README.md is the first page, and a link out of docs leads to the forge.

MkDocs only remarks on a link to a file that the site leaves out; so what was built is looked through, too.
"""

import logging
import pathlib
import re
import urllib.parse

from mkdocs.structure.files import File

FORGE = "https://github.com/goimage/goimage/blob/main/"
ROOT = pathlib.Path(__file__).resolve().parents[2]
# A table that is wider than the page scrolls by itself.
STYLE = "table { display: block; overflow-x: auto }\n"
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)([^)]*)\)")
LOCAL = re.compile(r'(?:href|src)="((?!/)[^":#?]+)["#?]')
log = logging.getLogger("mkdocs.plugins.pages")


def moved(markdown, directory):
    """Returns a page of a directory with links that suit the site: within docs from where the page is, or to the forge."""

    def target(link):
        file = (directory / link[1]).resolve()
        if not file.exists():
            log.warning("%s has a link to %s, which does not exist", directory, link[1])
        if file.is_relative_to(ROOT / "docs"):
            return link[0] if directory != ROOT else f"]({file.relative_to(ROOT / 'docs')}{link[2]})"
        return f"]({FORGE}{file.relative_to(ROOT)}{link[2]})"

    return LINK.sub(target, markdown)


def on_files(files, config):
    text = (ROOT / "README.md").read_text(encoding="utf-8").replace("<td>", '<td markdown="block">')
    files.append(File.generated(config, "index.md", content=moved(text, ROOT)))
    files.append(File.generated(config, "site.css", content=STYLE))
    return files


def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri == "index.md":
        return markdown
    return moved(markdown, (ROOT / "docs" / page.file.src_uri).parent)


def on_post_build(config):
    for page in pathlib.Path(config.site_dir).rglob("*.html"):
        for link in LOCAL.findall(page.read_text(encoding="utf-8")):
            target = page.parent / urllib.parse.unquote(link)
            if not (target / "index.html" if target.is_dir() else target).is_file():
                log.warning("%s has a link to %s, which the site does not have", page, link)

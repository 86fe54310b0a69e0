"""Walking through a long list page by page, there and back."""

from collections.abc import Callable
from itertools import pairwise
from typing import TypeVar

from travaux.office.pages import Page

Item = TypeVar("Item")
Read = Callable[[str], Page[Item]]
#: No list of these tests has more pages.
MANY = 300


def there(read: Read[Item]) -> list[Page[Item]]:
    """All pages from the first to the last."""
    pages = [read("")]
    while pages[-1].next:
        pages.append(read(pages[-1].next))
        assert len(pages) < MANY, "the pages do not end"
    return pages


def items(pages: list[Page[Item]]) -> list[Item]:
    """What stands on these pages, in their order."""
    return [item for page in pages for item in page.items]


def walked(read: Read[Item], limit: int) -> list[Item]:
    """What stands on all pages; each is full but the last, and leads back to the page before and on to itself."""
    pages = there(read)
    assert all(len(page.items) == limit for page in pages[:-1]), "a page that is not the last is not full"
    assert pages[-1].items or len(pages) == 1, "the last of several pages is empty"
    assert not pages[0].previous
    for before, page in pairwise(pages):
        back = read(page.previous)
        assert back.items == before.items
        assert read(back.next).items == page.items
    back_again = [pages[-1]]
    while back_again[-1].previous:
        back_again.append(read(back_again[-1].previous))
    assert items(back_again[::-1]) == items(pages), "the way back leads past other items"
    return items(pages)

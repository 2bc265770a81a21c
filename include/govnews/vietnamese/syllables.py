"""Owns the written syllable of Vietnamese: its onset, its rhyme, its tone and where that stands.

The rhymes are a closed list, so that French, English and wrongly decoded words fall through
it. Two stand for names of the Central Highlands (Đắk, Lắk); "gi" and "qu" are onsets, which
is why già, quá and quý bear their tone behind them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from govnews.vietnamese.text import nfc

# Grave, acute, tilde, hook, dot below.
TONES = "\u0300\u0301\u0303\u0309\u0323"
_WRITTEN_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_WRITTEN_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec
    em en eng eo ep et ê êch êm ên ênh êng êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng
    iêp iêt iêu o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat
    oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui
    um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt uy uya uych uyên
    uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm
    yên yêng yêt yêu ych yn ynh yt âk uk
    """
_ONSETS = frozenset(_WRITTEN_ONSETS.split())
_RHYMES = frozenset(_WRITTEN_RHYMES.split())
_VOWELS = "aăâeêioôơuưy"
_SHAPED = frozenset("ăâêôơư")
_PARTS = re.compile(rf"(.*?)([{_VOWELS}]+)([^{_VOWELS}]*)", re.DOTALL)
# The longest syllable, nghiêng, has seven letters; an eighth may be a mark that stands alone.
_LONGEST = 8


@dataclass(frozen=True, kw_only=True)
class Syllable:
    """A syllable in small letters: onset ("" if none), rhyme without tone, tone mark or ""."""

    onset: str
    rhyme: str
    tone: str

    @property
    def spelled(self) -> str:
        """Return it written with the tone where most portals write it: hòa, thủy, quý."""
        if not self.tone:
            return self.onset + self.rhyme
        at = _tone_place(self.rhyme) + 1
        return nfc(self.onset + self.rhyme[:at] + self.tone + self.rhyme[at:])


@lru_cache(maxsize=1 << 15)
def syllable_of(word: str) -> Syllable | None:
    """Return the parts of a word that is written like a Vietnamese syllable, else None.

    Case and the place of the tone do not matter; a second tone, an onset or a rhyme that
    Vietnamese does not have makes the word none.
    """
    if not 0 < len(word) <= _LONGEST:
        return None
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [part for part in parts if part in TONES]
    bare = nfc("".join(part for part in parts if part not in TONES))
    cut = _cut(bare)
    if cut is None or len(tones) > 1:
        return None
    return Syllable(onset=cut[0], rhyme=cut[1], tone="".join(tones))


def is_syllable(word: str) -> bool:
    """Return whether `word` is written like one Vietnamese syllable."""
    return syllable_of(word) is not None


@lru_cache(maxsize=1 << 15)
def with_tone_placed(word: str) -> str:
    """Return `word` with its tone where most portals write it, of the same length and case.

    Open rhymes oa, oe, uy bear it on the first vowel (hoà → hòa); typing errors in others
    are levelled too (hòan → hoàn, qúy → quý). What is no syllable comes back as it is.
    """
    if word.isascii():
        return word
    syllable = syllable_of(word)
    if syllable is None or not syllable.tone:
        return word
    spelled = syllable.spelled
    if len(spelled) != len(word):
        return word
    return "".join(
        new.upper() if old.isupper() else new for old, new in zip(word, spelled, strict=True)
    )


def _cut(bare: str) -> tuple[str, str] | None:
    """Return onset and rhyme of a toneless word in small letters; gi and qu go before g and q."""
    if bare in {"gi", "gin"}:
        return "g", bare[1:]
    for length in (3, 2, 1, 0):
        onset, rhyme = bare[:length], bare[length:]
        if rhyme in _RHYMES and (onset in _ONSETS or not onset):
            return onset, rhyme
    return None


def _tone_place(rhyme: str) -> int:
    """Return which letter of a rhyme bears its tone."""
    found = _PARTS.fullmatch(rhyme)
    vowels, coda = (found[2], found[3]) if found else (rhyme, "")
    shaped = [place for place, vowel in enumerate(vowels) if vowel in _SHAPED]
    if shaped:
        return shaped[-1]
    return 1 if len(vowels) == 3 or (coda and len(vowels) == 2) else 0

"""Every proof of every act and operator, read with the shipped model as `dragoman read` reads."""

import pytest

from dragoman.cli.proofs import claims_of, fails, proofs_in
from dragoman.lexicon.load import sources

PROOFS = list(proofs_in(sources()))


@pytest.mark.slow
@pytest.mark.parametrize("proof", PROOFS, ids=[proof.name for proof in PROOFS])
def test_lexicon_proof_holds(proof, language, lexicon):
    assert fails(proof, claims_of(proof, language, lexicon)) is None


def test_proofs_have_names_of_their_own():
    names = [(proof.name, proof.wanted is None) for proof in PROOFS]
    assert sorted({n for n in names if names.count(n) > 1}) == []

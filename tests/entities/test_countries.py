"""Countries are grouped by code and shown under their common English name."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[C=US:America] and the [C=US:U.S.]", ["United States"]),
        ("[C=SU:Soviet] and [C=TR:Turkish] and [C=SU:USSR]", ["Soviet Union", "Turkey"]),
        ("[C=CI:Ivorian]", ["Côte d’Ivoire"]),
    ],
)
def test_common_names(entities_of, marked, names):
    assert [country.name for country in entities_of(marked).countries] == names


def test_country_inside_a_person_is_no_country(entities_of):
    assert entities_of("[P:Israel Hale] spoke.", nested=[("Israel", "IL")]).countries == ()

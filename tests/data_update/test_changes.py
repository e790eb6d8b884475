"""What the comparison shows is what differs, no more and no less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.files.data_update.changes import ORDER, compare
from jcm_pdd.files.data_update.describe import Facts, facts

words = st.text("ab.[] ", max_size=4)
values = st.recursive(words, lambda inner: st.one_of(
    st.dictionaries(st.sampled_from(["a", "b", "value", "status"]), inner, max_size=3),
    st.lists(st.fixed_dictionaries({"id": st.sampled_from("xyz"), "value": inner}), max_size=3)), max_leaves=12)
things = st.dictionaries(st.sampled_from(["value", "defaults", "rows"]), values, max_size=3)
SUBJECT = ("methodology", "TH_AM001 ver01.0")


@given(old=things, new=things)
def test_applying_what_is_shown_to_the_old_gives_the_new(old, new):
    before, after = facts(old), facts(new)
    found = compare({SUBJECT: before}, {SUBJECT: after})
    told = dict(before.values)
    for one in found:
        if one.path[-1:] == (ORDER,) and one.path not in {*before.values, *after.values}:
            continue
        assert told.get(one.path, "") == one.old
        if one.action == "removed":
            del told[one.path]
        else:
            told[one.path] = one.new
    assert told == after.values
    assert len({(one.path, one.action) for one in found}) == len(found)


@given(one=things)
def test_nothing_is_shown_where_nothing_differs(one):
    assert compare({SUBJECT: facts(one)}, {SUBJECT: facts(one)}) == ()


@given(ids=st.lists(st.sampled_from("abcdefgh"), min_size=2, unique=True), data=st.data())
def test_another_order_is_shown(ids, data):
    other = data.draw(st.permutations(ids))
    found = compare(*({SUBJECT: facts({"rows": [{"id": one} for one in order]})} for order in (ids, other)))
    assert [one.path for one in found] == ([] if ids == other else [("rows", ORDER)])


def test_new_things_new_versions_and_withdrawn_ones():
    one = Facts(title=("Solar", "太陽光"))
    old = {("methodology", "TH_AM001 ver01.0"): one, ("methodology", "TH_AM002 ver01.0"): one}
    new = {("methodology", "TH_AM001 ver01.0"): one, ("methodology", "TH_AM001 ver02.0"): one,
           ("methodology", "TH_AM009 ver01.0"): one}
    assert [(change.subject, change.action) for change in compare(old, new)] == [
        ("TH_AM001 ver02.0", "version"), ("TH_AM002 ver01.0", "removed"), ("TH_AM009 ver01.0", "added")]


def test_a_default_comes_with_unit_source_status_and_name():
    def methodology(value: str) -> Facts:
        return facts({"defaults": [{"id": "EF_grid", "label": {"en": "Grid factor", "ja": "系統係数"}, "value": value,
                                    "unit": "tCO2/MWh", "provenance": {"status": "reported", "source": "Law 1"}}]})

    (one,) = compare({SUBJECT: methodology("0.319")}, {SUBJECT: methodology("0.325")})
    assert (one.old, one.new, one.unit, one.source, one.status) == ("0.319", "0.325", "tCO2/MWh", "Law 1", "reported")
    assert one.item == ("Grid factor", "系統係数")


def test_a_figure_of_a_table_has_the_unit_of_its_column_and_the_title_of_its_source():
    def table(value: str) -> Facts:
        return facts({"columns": {"ef": {"unit": "tCO2/TJ"}},
                      "sources": {"law": {"source": "Law 2", "status": "draft"}},
                      "rows": [{"id": "gas", "figures": {"ef": {"value": value, "source": "law"}}}]})

    (one,) = compare({("reference", "fuels"): table("54.3")}, {("reference", "fuels"): table("56")})
    assert (one.unit, one.source, one.status) == ("tCO2/TJ", "Law 2", "draft")

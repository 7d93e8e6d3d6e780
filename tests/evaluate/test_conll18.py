import pytest

from extractor.errors import InputError
from extractor.evaluate.conll18 import evaluate, read_conllu

GOLD = """1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
1\tca\t_\tAUX\tMD\t_\t3\taux\t_\t_
2\tn't\t_\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\t_\tVERB\tVB\t_\t0\troot\t_\t_
4\thome\t_\tNOUN\tNN\t_\t3\tobl:unmarked\t_\t_

1\tYes\t_\tINTJ\tUH\t_\t0\troot\t_\t_
2\t!\t_\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""
SPLIT = GOLD.replace("1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n", "")


def scores(gold, system):
    found = evaluate(read_conllu(gold), read_conllu(system))
    return {name: (score.correct, score.system, score.gold) for name, score in found.items()}


def test_the_same_analysis_scores_in_full():
    assert all(score.f1 == 1 for score in evaluate(read_conllu(GOLD), read_conllu(GOLD)).values())


def test_words_of_a_multiword_token_are_matched_by_form():
    found = scores(GOLD, SPLIT)
    assert found["Words"] == found["LAS"] == (6, 6, 6)
    assert found["Tokens"] == (4, 6, 5)


def test_subtypes_do_not_count_but_labels_and_heads_do():
    assert scores(GOLD, GOLD.replace("obl:unmarked", "obl"))["LAS"] == (6, 6, 6)
    assert scores(GOLD, GOLD.replace("obl:unmarked", "obj"))["LAS"] == (5, 6, 6)
    wrong = scores(GOLD, GOLD.replace("3\tobl:unmarked", "2\tobl:unmarked"))
    assert wrong["UAS"] == wrong["LAS"] == (5, 6, 6)


def test_a_joined_sentence_costs_both_and_its_second_root():
    joined = GOLD.replace("\n\n1\tYes", "\n5\tYes").replace("\t0\troot\t_\t_\n2\t!", "\t3\tparataxis\t_\t_\n6\t!")
    joined = joined.replace(".\t_\t1\tpunct", ".\t_\t5\tpunct")
    found = scores(GOLD, joined)
    assert found["Sentences"] == (0, 1, 2)
    assert found["UAS"] == (5, 6, 6)


def test_words_cut_otherwise_do_not_match():
    system = GOLD.replace("4\thome\t_\tNOUN\tNN\t_\t3", "4\tho\t_\tX\tX\t_\t3") + ""
    system = system.replace("\t_\t_\n\n1\tYes", "\t_\t_\n5\tme\t_\tX\tX\t_\t4\tflat\t_\t_\n\n1\tYes")
    found = scores(GOLD, system)
    assert found["Words"] == (5, 7, 6)
    assert found["LAS"] == (5, 7, 6)


def test_other_characters_are_an_error():
    with pytest.raises(InputError, match="character 5"):
        evaluate(read_conllu(GOLD), read_conllu(GOLD.replace("\tgo\t", "\tran\t")))


def test_a_row_without_ten_columns_is_an_error():
    with pytest.raises(InputError, match="ten columns"):
        read_conllu("1\tword\n")

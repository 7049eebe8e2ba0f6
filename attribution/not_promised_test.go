package attribution_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// What the method does not promise, each with the smallest example: whoever thinks
// to mend one of these breaks the law. NOT-PROMISED.md says when each matters.

// parted are the law's shares, in the order of the weights.
func parted(pence int64, weights ...int64) []int64 {
	return must(inOrder(weights).ApportionPence(nil, pence))
}

// told are figures in words.
func told(figures attribution.Shares) string {
	var words []string
	for a, amount := range figures.All() {
		words = append(words, string(a)+" "+attribution.FormatAmount(amount))
	}
	return strings.Join(words, " ")
}

// smallest returns the first weights and amount, of the fewest authorities, the
// smallest amount and then the smallest sum of weights, that fail.
func smallest(fails func(pence int64, weights []int64) bool) (int64, []int64) {
	for n := 2; n <= 4; n++ {
		for pence := int64(1); pence <= 8; pence++ {
			for sum := int64(1); sum <= 12; sum++ {
				if weights := firstOf(make([]int64, n), 0, sum, func(w []int64) bool { return fails(pence, w) }); weights != nil {
					return pence, weights
				}
			}
		}
	}
	return 0, nil
}

// firstOf tries all weights from a position on that come to a sum.
func firstOf(weights []int64, from int, left int64, fails func([]int64) bool) []int64 {
	if from == len(weights)-1 {
		if weights[from] = left; fails(weights) {
			return slices.Clone(weights)
		}
		return nil
	}
	for weights[from] = 0; weights[from] <= left; weights[from]++ {
		if found := firstOf(weights, from+1, left-weights[from], fails); found != nil {
			return found
		}
	}
	return nil
}

func TestNotPromised_morePenceMoreForEach(t *testing.T) {
	assert.Equal(t, []int64{1, 1, 1}, parted(3, 1, 3, 3))
	assert.Equal(t, []int64{0, 2, 2}, parted(4, 1, 3, 3))
	pence, weights := smallest(func(pence int64, w []int64) bool {
		less, more := parted(pence, w...), parted(pence+1, w...)
		return slices.ContainsFunc(indices(w), func(i int) bool { return more[i] < less[i] })
	})
	assert.Equal(t, []any{int64(3), []int64{1, 3, 3}}, []any{pence, weights})
}

func indices(weights []int64) (all []int) {
	for i := range weights {
		all = append(all, i)
	}
	return all
}

func TestNotPromised_sumOfSharesIsShareOfSum(t *testing.T) {
	assert.Equal(t, []int64{1, 0}, parted(1, 1, 1)) // twice: 2, 0
	assert.Equal(t, []int64{1, 1}, parted(2, 1, 1))
	pence, weights := smallest(func(pence int64, w []int64) bool {
		for one := int64(1); one < pence; one++ {
			first, rest, whole := parted(one, w...), parted(pence-one, w...), parted(pence, w...)
			if slices.ContainsFunc(indices(w), func(i int) bool { return first[i]+rest[i] != whole[i] }) {
				return true
			}
		}
		return false
	})
	assert.Equal(t, []any{int64(2), []int64{1, 1}}, []any{pence, weights})
}

func TestNotPromised_newcomerLeavesTheOthersPennies(t *testing.T) {
	assert.Equal(t, []int64{1, 1, 0}, parted(2, 3, 1, 1)) // the third bears nothing
	assert.Equal(t, []int64{2, 0}, parted(2, 3, 1))
	pence, weights := smallest(func(pence int64, w []int64) bool {
		whole := parted(pence, w...)
		return slices.ContainsFunc(indices(w), func(i int) bool {
			others, theirs := slices.Delete(slices.Clone(w), i, i+1), slices.Delete(slices.Clone(whole), i, i+1)
			return whole[i] == 0 && !isZero(others) && !slices.Equal(parted(pence, others...), theirs)
		})
	})
	assert.Equal(t, []any{int64(2), []int64{3, 1, 1}}, []any{pence, weights})
}

func TestNotPromised_mergedAuthorityBearsWhatTheTwoDid(t *testing.T) {
	assert.Equal(t, []int64{1, 0, 0}, parted(1, 1, 1, 1))
	assert.Equal(t, []int64{0, 1}, parted(1, 1, 2)) // the second and third together
	pence, weights := smallest(func(pence int64, w []int64) bool {
		apart := parted(pence, w...)
		return len(w) > 2 && slices.ContainsFunc(indices(w[1:]), func(i int) bool {
			together := slices.Delete(slices.Clone(w), i+1, i+2)
			together[i] += w[i+1]
			return parted(pence, together...)[i] != apart[i]+apart[i+1]
		})
	})
	assert.Equal(t, []any{int64(1), []int64{1, 1, 1}}, []any{pence, weights})
}

// A's weight grows to three times, C's to two and three quarters; and A loses a penny
// to C.
func TestNotPromised_fasterGrowthNeverLoses(t *testing.T) {
	assert.Equal(t, []int64{1, 0, 1}, parted(2, 1, 1, 4))
	assert.Equal(t, []int64{0, 0, 2}, parted(2, 3, 1, 11))
}

func TestNotPromised_aNameMovesNoPenny(t *testing.T) {
	bears := func(names string) string {
		for a, amount := range must(proportion(names).Apportion(pence(1))).All() {
			if amount.Sign() > 0 {
				return string(a)
			}
		}
		return ""
	}
	assert.Equal(t, "Alton", bears("Alton 1, Beck 1"))
	assert.Equal(t, "Beck", bears("Greater Alton 1, Beck 1"))
}

// Every tie is broken in the same way: a penny a day in equal parts is A's each day.
func TestNotPromised_tiesTakeTurns(t *testing.T) {
	charged := make([]int64, 2)
	for range 365 {
		for i, part := range parted(1, 1, 1) {
			charged[i] += part
		}
	}
	assert.Equal(t, []int64{365, 0}, charged)
}

// 1p and 1p, each in halves, are A's; the halves of 2p are not. See
// TestBlendRoundedApartGivesAnotherPenny too.
func TestNotPromised_partsRoundedApartAreABlend(t *testing.T) {
	half := proportion("A 1, B 1")
	blend := must(attribution.Blend(perCent("50", half), perCent("50", half)))
	assert.Equal(t, []int64{1, 1}, must(blend.ApportionPence(nil, 2)))
	assert.Equal(t, []int64{1, 0}, must(half.ApportionPence(nil, 1)), "and so is the other half of the 2p")
}

// Of two years of 10 and 30 visits, and 20 and none, the mean of the proportions is
// (1/4 + 1) ÷ 2 = 5/8, and the proportion of the means 15 of 30.
func TestNotPromised_averageIsTheProportionOfTheSums(t *testing.T) {
	average := must(attribution.Average(proportion("A 10, B 30"), proportion("A 20, B 0")))
	assert.Equal(t, []int64{5, 3}, must(average.ApportionPence(nil, 8)))
	assert.Equal(t, []int64{4, 4}, must(proportion("A 30, B 30").ApportionPence(nil, 8)))
}

// At 53.0 per cent 50 is borne, at 53.1 it is 53.1: on £1,000, £31 more for a tenth of
// a point of use.
func TestNotPromised_bandHasNoJump(t *testing.T) {
	at := func(actual string) string {
		band := must(attribution.Band(proportion("A 50, B 50"), proportion(actual), pounds(3)))
		return told(must(band.Apportion(pounds(1000))))
	}
	assert.Equal(t, "A 500.00 B 500.00", at("A 530, B 470"))
	assert.Equal(t, "A 531.00 B 469.00", at("A 531, B 469"))
}

func TestNotPromised_roundedWeightStaysAboveNought(t *testing.T) {
	assert.Equal(t, "A 0.00 B 100.00", told(must(must(proportion("A 1, B 201").Rounded(pounds(1))).Apportion(pounds(100)))))
	assert.Equal(t, "A 1.00 B 99.00", told(must(must(proportion("A 1, B 199").Rounded(pounds(1))).Apportion(pounds(100)))), "half a per cent: A's code is the first")
}

// Of 100 in equal parts A may bear 40, so B bears 60: two thirds and three halves of
// one another, which is no proportion that anyone agreed.
func TestNotPromised_dampedIsInProportion(t *testing.T) {
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B"}}, attribution.Service{
		Name: "Parks", Basis: proportion("A 1, B 1"), Running: attribution.Ongoing{Cost: pounds(100)},
		Damping: &attribution.Damping{Reference: shares("A 40, B 80"), Rise: per("0")},
	}))
	assert.Equal(t, "A 40.00 B 60.00", told(s.Totals()))
}

// A saves 10 and B spends 4 more: together they save 6, and A alone pays the 9 that it
// cost.
func TestNotPromised_netReductionLeavesAGain(t *testing.T) {
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B"}}, attribution.Service{
		Name: "Parks", Basis: proportion("A 1, B 1"), NetReduction: shares("A 10, B -4"), Facts: []attribution.Fact{attribution.Transition{
			Amount: pounds(9), PaidBy: "B", ApprovedBy: []attribution.Authority{"A", "B"}, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction,
		}},
	}))
	assert.Equal(t, "A 9.00 B 0.00", told(s.Totals()))
}

// What A and B bore, a penny each, is shared anew by itself: A, whose code is the
// first, bears both. Of 2p at once A and B would bear one each.
func TestNotPromised_joiningIsOneDivision(t *testing.T) {
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, attribution.Service{
		Name: "Parks", Basis: proportion("A 1, B 1, C 1"), Facts: []attribution.Fact{attribution.Joining{
			Bore: attribution.Shares{{Authority: "A", Amount: pence(1)}, {Authority: "B", Amount: pence(1)}}, By: attribution.ByAgreedBasis, Basis: proportion("A 1, B 1, C 1"),
		}},
	}))
	assert.Equal(t, "A 0.01 B -0.01 C 0.00", told(s.Totals()))
}

// A owes C and D 2 each, and B owes E 3: three debts. Settled from the largest to the
// largest, with A owing 4 in all, they take four transfers.
func TestNotPromised_settlementTakesTheFewestTransfers(t *testing.T) {
	alone := func(name string, bearer, payer attribution.Authority, cost int64) attribution.Service {
		return attribution.Service{Name: name, Basis: must(attribution.Solely(bearer)), Running: attribution.Ongoing{Cost: pounds(cost), PaidBy: payer}}
	}
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C", "D", "E"}},
		alone("Parks", "A", "C", 2), alone("Lakes", "A", "D", 2), alone("Woods", "B", "E", 3)))
	assert.Len(t, s.Due(), 3)
	assert.Len(t, s.Settlement(), 4)
}

// The page names every test here, and no other.
func TestNotPromised_thePageHasEach(t *testing.T) {
	name := regexp.MustCompile(`TestNotPromised_[A-Za-z]+`)
	read := func(file string) []string {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		names := name.FindAllString(string(text), -1)
		slices.Sort(names)
		return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == t.Name() })
	}
	assert.Equal(t, read("not_promised_test.go"), read("NOT-PROMISED.md"))
}

package tupe_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/tupe"
)

// The laws of a contract, one function each: run on drawn inputs, and by the
// fuzzer on inputs of its own.

// What is charged is the price less income, to the penny, and a statement of it
// verifies.
func lawConserved(t *rapid.T) {
	s := drawService().Draw(t, "service")
	c := drawContract(t, s)
	s.Running = c
	statement, err := attribution.NewStatement(attribution.Header{Authorities: s.Basis.Authorities()}, s)
	require.NoError(t, err)
	require.NoError(t, statement.Verify())
	want := c.Price
	for _, income := range c.Income {
		want = want.Sub(income.Amount)
	}
	require.Truef(t, want.Equal(statement.Total()), "%s is charged of %s", statement.Total(), want)
}

// An authority that originates nothing is never charged a burden; another is
// charged the burdens it gives rise to, to the penny, and its part of the joint
// team's, rounded down or up.
func lawOnlyTheOriginPays(t *rapid.T) {
	s := drawService().Draw(t, "service")
	c := drawContract(t, s)
	comparison, err := c.Compare(s)
	require.NoError(t, err)
	require.Zero(t, comparison.Lines[0].TUPE.Sign(), "the first authority gives rise to nothing")
	penny, others := decimal.New(1, -2), decimal.NewFromInt(int64(len(comparison.Lines)-1))
	for _, line := range comparison.Lines[1:] {
		joint := line.TUPE
		var ofTheTeam decimal.Decimal
		for _, burden := range c.Burdens {
			switch burden.Origin {
			case line.Authority:
				joint = joint.Sub(burden.Amount)
			case "Parks team":
				ofTheTeam = burden.Amount
			}
		}
		off := joint.Mul(others).Sub(ofTheTeam).Abs() // of equal parts, times the parts
		require.Truef(t, off.Cmp(penny.Mul(others)) < 0, "%s bears %s of the joint team's %s", line.Authority, joint, ofTheTeam)
	}
}

// Raising one origin's burden, and the price with it, changes nobody else's
// charges by a penny.
func lawOthersUntouched(t *rapid.T) {
	s := drawService().Draw(t, "service")
	c := drawContract(t, s)
	origin := rapid.SampledFrom(s.Basis.Authorities()).Draw(t, "dearer origin")
	rise := drawAmount(1e9).Draw(t, "rise")
	dearer := c
	dearer.Price = c.Price.Add(rise)
	dearer.Burdens = append([]tupe.Burden{{Origin: origin, Amount: rise}}, c.Burdens...)
	before, err := c.Compare(s)
	require.NoError(t, err)
	after, err := dearer.Compare(s)
	require.NoError(t, err)
	for i, line := range after.Lines {
		want := before.Lines[i].Total
		if line.Authority == origin {
			want = want.Add(rise)
		}
		require.Truef(t, want.Equal(line.Total), "%s: %s, want %s", line.Authority, line.Total, want)
		require.True(t, before.Lines[i].Ongoing.Equal(line.Ongoing))
	}
}

// Where every burden is at its origin or shared, all bear the same together: the
// differences sum to zero, in each year and over the life.
func lawDifferencesCancel(t *rapid.T) {
	s := drawService().Draw(t, "service")
	term := drawRisingTerm(t, s)
	life, err := term.Compare(s)
	require.NoError(t, err)
	require.Len(t, life.Years, len(term.Years))
	var prices decimal.Decimal
	sums := map[attribution.Authority]decimal.Decimal{}
	for y, year := range life.Years {
		require.True(t, year.Price.Equal(term.Years[y].Price))
		requireReconciled(t, year)
		prices = prices.Add(year.Price)
		for _, line := range year.Lines {
			sums[line.Authority] = sums[line.Authority].Add(line.Total)
		}
	}
	require.True(t, prices.Equal(life.Total.Price))
	requireReconciled(t, life.Total)
	for _, line := range life.Total.Lines {
		require.True(t, line.Total.Equal(sums[line.Authority]))
	}
	require.Zero(t, life.Total.Lines[0].TUPE.Sign(), "the first authority gives rise to nothing")
}

func requireReconciled(t require.TestingT, c tupe.Comparison) {
	var total, ifShared, difference decimal.Decimal
	for _, line := range c.Lines {
		require.True(t, line.Total.Equal(line.Ongoing.Add(line.TUPE)))
		require.True(t, line.Difference.Equal(line.Total.Sub(line.IfShared)))
		total, ifShared, difference = total.Add(line.Total), ifShared.Add(line.IfShared), difference.Add(line.Difference)
	}
	require.True(t, total.Equal(c.Price) && ifShared.Equal(c.Price), "the price is charged in full, either way")
	require.Zero(t, difference.Sign())
}

// A burden never rises while turnover is all that moves it, and is never
// negative; the life is the sum of the years.
func lawRunOffNeverRises(t *rapid.T) {
	s := drawService().Draw(t, "service")
	schedules, err := drawTerm(t, s).Burdens()
	require.NoError(t, err)
	for _, schedule := range schedules {
		var life decimal.Decimal
		for y, burden := range schedule.Burdens {
			require.GreaterOrEqual(t, burden.Sign(), 0)
			require.True(t, y == 0 || burden.Cmp(schedule.Burdens[y-1]) <= 0, "the burden rose")
			life = life.Add(burden)
		}
		require.True(t, life.Equal(schedule.Life))
	}
}

// A burden of a term is the exact fraction rounded half up once per origin and
// year: worked again here in fractions, from the words of the rule, each year
// anew. Its working, read as the sum it is, comes to the same.
func lawRoundedOnce(t *rapid.T) {
	s := drawService().Draw(t, "service")
	term := drawRisingTerm(t, s)
	schedules, err := term.Burdens()
	require.NoError(t, err)
	contracts, err := term.Contracts()
	require.NoError(t, err)
	for i, schedule := range schedules {
		for y, burden := range schedule.Burdens {
			want := roundedHalfUp(exactBurden(term, schedule.Origin, y))
			require.Truef(t, want.Equal(burden), "%s, year %d: %s, want %s", schedule.Origin, y, burden, want)
			stated := contracts[y].Burdens[i]
			require.Equal(t, schedule.Origin, stated.Origin)
			require.True(t, burden.Equal(stated.Amount))
			require.Truef(t, want.Equal(roundedHalfUp(readWorking(t, stated.Because))), "%s is no working of %s", stated.Because, want)
		}
	}
}

// exactBurden is (max(0, net) + elements) × (1 − turnover)^y + elements by year.
func exactBurden(term tupe.Term, origin attribution.Authority, y int) *big.Rat {
	ended := func(lastYear string) bool {
		return lastYear != "" && y > slices.IndexFunc(term.Years, func(y tupe.Year) bool { return y.Label == lastYear })
	}
	burden, given := new(big.Rat), new(big.Rat)
	for _, post := range term.Posts {
		if post.Origin == origin {
			dearer := new(big.Rat).Sub(post.Protected.Total().Rat(), post.Contractor.Total().Rat())
			for _, end := range post.Ends {
				if ended(end.LastYear) {
					dearer.Sub(dearer, end.Amount.Rat())
				}
			}
			burden.Add(burden, dearer.Mul(dearer, post.FTE.Rat()))
		}
	}
	if burden.Sign() < 0 {
		burden.SetInt64(0)
	}
	for _, element := range term.Elements {
		switch {
		case element.Origin != origin || ended(element.LastYear):
		case element.ByYear != nil:
			given.Add(given, element.ByYear[y].Rat())
		default:
			burden.Add(burden, element.Amount.Rat())
		}
	}
	for before := range y {
		burden.Mul(burden, new(big.Rat).Sub(big.NewRat(1, 1), rate(term, origin, before)))
	}
	return burden.Add(burden, given)
}

func roundedHalfUp(pounds *big.Rat) decimal.Decimal {
	twice := new(big.Rat).Mul(pounds, big.NewRat(200, 1)) // half pennies
	twice.Add(twice, big.NewRat(1, 1))
	return decimal.NewFromBigInt(new(big.Int).Quo(twice.Num(), new(big.Int).Lsh(twice.Denom(), 1)), -2)
}

func rate(term tupe.Term, origin attribution.Authority, y int) *big.Rat {
	for _, r := range term.RunOff {
		if r.Origin == origin && y < len(r.Profile) {
			return r.Profile[y].Rat()
		} else if r.Origin == origin && r.Profile == nil {
			return r.Turnover.Rat()
		}
	}
	return new(big.Rat)
}

// The order of posts and burdens in a list never matters.
func lawOrderNeverMatters(t *rapid.T) {
	s := drawService().Draw(t, "service")
	term := drawRisingTerm(t, s)
	before, err := term.Compare(s)
	require.NoError(t, err)
	term.Posts = rapid.Permutation(term.Posts).Draw(t, "posts, moved")
	term.Elements = rapid.Permutation(term.Elements).Draw(t, "elements, moved")
	term.RunOff = rapid.Permutation(term.RunOff).Draw(t, "run-off, moved")
	after, err := term.Compare(s)
	require.NoError(t, err)
	for i, line := range after.Total.Lines {
		require.True(t, line.Total.Equal(before.Total.Lines[i].Total))
	}
}

// A liability is borne in full by those who give rise to it.
func lawLiabilityConserved(t *rapid.T) {
	s := drawService().Draw(t, "service")
	members := s.Basis.Authorities()[1:]
	basis, err := attribution.Equally(members...)
	require.NoError(t, err)
	liability := tupe.Liability{
		Origin: rapid.SampledFrom(append(members, "Parks team")).Draw(t, "origin"), Amount: drawAmount(1e9).Draw(t, "amount"),
		Teams: []tupe.Team{{Name: "Parks team", Basis: basis}},
	}
	s.Facts = []attribution.Fact{liability}
	statement, err := attribution.NewStatement(attribution.Header{Authorities: s.Basis.Authorities()}, s)
	require.NoError(t, err)
	require.NoError(t, statement.Verify())
	require.True(t, statement.Total().Equal(liability.Amount))
	require.Zero(t, statement.Totals()[0].Amount.Sign())
	require.Zero(t, statement.Services()[0].After.Total().Sign(), "a one-off is no recurring spending")
}

func TestConserved(t *testing.T)          { rapid.Check(t, lawConserved) }
func TestOnlyTheOriginPays(t *testing.T)  { rapid.Check(t, lawOnlyTheOriginPays) }
func TestOthersUntouched(t *testing.T)    { rapid.Check(t, lawOthersUntouched) }
func TestDifferencesCancel(t *testing.T)  { rapid.Check(t, lawDifferencesCancel) }
func TestRunOffNeverRises(t *testing.T)   { rapid.Check(t, lawRunOffNeverRises) }
func TestRoundedOnce(t *testing.T)        { rapid.Check(t, lawRoundedOnce) }
func TestOrderNeverMatters(t *testing.T)  { rapid.Check(t, lawOrderNeverMatters) }
func TestLiabilityConserved(t *testing.T) { rapid.Check(t, lawLiabilityConserved) }

func FuzzConserved(f *testing.F)          { lawtest.Fuzz(f, lawConserved) }
func FuzzOnlyTheOriginPays(f *testing.F)  { lawtest.Fuzz(f, lawOnlyTheOriginPays) }
func FuzzOthersUntouched(f *testing.F)    { lawtest.Fuzz(f, lawOthersUntouched) }
func FuzzDifferencesCancel(f *testing.F)  { lawtest.Fuzz(f, lawDifferencesCancel) }
func FuzzRunOffNeverRises(f *testing.F)   { lawtest.Fuzz(f, lawRunOffNeverRises) }
func FuzzRoundedOnce(f *testing.F)        { lawtest.Fuzz(f, lawRoundedOnce) }
func FuzzOrderNeverMatters(f *testing.F)  { lawtest.Fuzz(f, lawOrderNeverMatters) }
func FuzzLiabilityConserved(f *testing.F) { lawtest.Fuzz(f, lawLiabilityConserved) }

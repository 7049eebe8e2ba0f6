package savings_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

// LBHF gains least in both services of 2011/12 and 2012/13 and in one of 2013/14.
func TestInTheRound(t *testing.T) {
	spending := shares("WCC", 50, "RBKC", 30, "LBHF", 20)
	gain := func(service string, year savings.Year, wcc, rbkc, lbhf int) savings.Gain {
		return savings.Gain{Service: service, Year: year, Gains: shares("WCC", wcc, "RBKC", rbkc, "LBHF", lbhf)}
	}
	gains := []savings.Gain{
		gain("ICT", "2011/12", 5, 3, 1), gain("HR", "2011/12", 4, 4, 0),
		gain("ICT", "2012/13", 5, 3, 1), gain("HR", "2012/13", 4, 4, 0),
		gain("ICT", "2013/14", 5, 3, 1), gain("HR", "2013/14", 0, 4, 3),
		gain("Maps", "2013/14", 7, 7, 7), gain("None", "2013/14", 0, 0, 0),
		{Service: "Alone", Year: "2013/14", Gains: shares("LBHF", 1)},
	}
	standpoints := must(savings.InTheRound(decimal.New(5, -1), spending, gains...))
	// Gains: WCC 30, RBKC 28, LBHF 14 of 72. Over all services LBHF gains 1 and 1,
	// least, and then 12, when WCC gains 12 too and RBKC 14: least jointly.
	assert.Equal(t, []string{
		"WCC: 41.7% of the gains on 50.0% of the spending; least in 1 of 7 services and years, longest run of years 1: not persistently the one that gains least.",
		"RBKC: 38.9% of the gains on 30.0% of the spending; least in 0 of 7 services and years, longest run of years 0: not persistently the one that gains least.",
		"LBHF: 19.4% of the gains on 20.0% of the spending; least in 5 of 7 services and years, longest run of years 3: persistently the one that gains least.",
	}, []string{standpoints[0].Finding(), standpoints[1].Finding(), standpoints[2].Finding()})
	standpoints = must(savings.InTheRound(decimal.New(5, -1), shares("WCC", 60, "RBKC", 30, "LBHF", 10), gains...))
	assert.False(t, standpoints[2].Persistent, "its share of the gains is above its share of the spending")
	standpoints = must(savings.InTheRound(decimal.New(5, -1), shares("WCC", 30, "RBKC", 28, "LBHF", 14), gains...))
	assert.False(t, standpoints[2].Persistent, "its share of the gains is its share of the spending")
	standpoints = must(savings.InTheRound(decimal.New(8, -1), spending, gains...))
	assert.False(t, standpoints[2].Persistent, "5 of 7 are no more than 0.8")
	twice := must(savings.InTheRound(decimal.New(5, -1), spending, gain("ICT", "2011/12", 5, 3, 1), gain("HR", "2011/12", 5, 3, 1)))
	assert.True(t, twice[2].Persistent)
	broken := must(savings.InTheRound(decimal.New(5, -1), spending, gain("ICT", "2011/12", 5, 3, 1), gain("ICT", "2013/14", 5, 3, 1)))
	assert.Equal(t, 1, broken[2].LongestRun, "a year left out ends a run")
	none := must(savings.InTheRound(decimal.New(5, -1), spending))
	assert.Contains(t, none[0].Finding(), "no gains to share")

	for text, err := range map[string]error{
		"savings: ICT: X: gains, but its spending is not given":                 second(savings.InTheRound(decimal.New(5, -1), spending, savings.Gain{Service: "ICT", Year: "2011/12", Gains: shares("X", 1)})),
		"savings: the threshold of 2: it must lie between 0 and 1":              second(savings.InTheRound(decimal.New(2, 0), spending)),
		"savings: spending: every weight is zero: there is nothing to share by": second(savings.InTheRound(decimal.New(5, -1), shares("A", 0))),
		`savings: ICT: "soon" is not a year such as 2011/12, 2011 or Year 1`:    second(savings.InTheRound(decimal.New(5, -1), spending, savings.Gain{Service: "ICT", Year: "soon"})),
	} {
		assert.EqualError(t, err, text)
	}
}

// A programme's gains, its lines of one service added up.
func TestProgrammeInTheRound(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2012/13"}, Authorities: team}
	yot := savings.Line{Service: "Youth offending", Before: shares("WCC", 728, "RBKC", 676, "LBHF", 677), After: shares("WCC", 447, "RBKC", 596, "LBHF", 607)}
	p := must(savings.NewProgramme(h, yot, yot, savings.Line{Service: "ICT", Savings: savings.Figures{"2012/13": point("5")}}))
	standpoints := must(p.InTheRound(decimal.New(5, -1), shares("WCC", 728, "RBKC", 676, "LBHF", 677)))
	assert.Equal(t, 1, standpoints[2].Of)
	assert.Equal(t, 1, standpoints[2].Least)
	assert.False(t, standpoints[2].Persistent, "once is not persistently")
	assert.Equal(t, "281/431", standpoints[0].ShareOfGains.RatString())
}

// The shares of the gains sum to one, and the order of the gains changes nothing.
func lawInTheRound(t *rapid.T) {
	gains := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) savings.Gain {
		g := savings.Gain{Service: rapid.SampledFrom([]string{"ICT", "HR"}).Draw(t, "service"), Year: rapid.SampledFrom(years(4)).Draw(t, "year")}
		for _, a := range team {
			g.Gains = append(g.Gains, attribution.Share{Authority: a, Amount: pence(rapid.Int64Range(0, 3).Draw(t, "gain"))})
		}
		return g
	}), 0, 6).Draw(t, "gains")
	spending := shares("WCC", 3, "RBKC", 2, "LBHF", 1)
	half := decimal.New(5, -1)
	one, other := must(savings.InTheRound(half, spending, gains...)), must(savings.InTheRound(half, spending, rapid.Permutation(gains).Draw(t, "order")...))
	total, least := new(big.Rat), 0
	for i, p := range one {
		if p.Finding() != other[i].Finding() {
			t.Fatalf("%s in one order, %s in another", p.Finding(), other[i].Finding())
		}
		if p.ShareOfGains != nil {
			total.Add(total, p.ShareOfGains)
		}
		least += p.Least
	}
	if total.Sign() != 0 && total.Cmp(big.NewRat(1, 1)) != 0 || least > 2*len(gains) {
		t.Fatalf("the shares of the gains come to %s, and %d gained least", total, least)
	}
}

func FuzzInTheRound(f *testing.F) { lawtest.Fuzz(f, lawInTheRound) }

// £50,000 in three equal parts is 16,666.67, 16,666.67 and 16,666.66: the odd
// pennies would single one council out, year after year, though all gain alike.
func TestAnOddPennyIsNoGain(t *testing.T) {
	h := savings.Header{Years: years(4), Authorities: team}
	equally := savings.Line{Service: "ICT", Savings: savings.Figures{}, Basis: must(attribution.Equally(team...))}
	for _, y := range h.Years {
		equally.Savings[y] = point("50000")
	}
	other := equally
	other.Service = "HR"
	p := must(savings.NewProgramme(h, equally, equally, other))
	for _, standpoint := range must(p.InTheRound(decimal.New(5, -1), shares("WCC", 1, "RBKC", 1, "LBHF", 1))) {
		assert.Equal(t, "0 of 8, 0", fmt.Sprintf("%d of %d, %d", standpoint.Least, standpoint.Of, standpoint.LongestRun), standpoint.Finding())
		assert.Equal(t, "1/3", standpoint.ShareOfGains.RatString())
	}
	// A difference below a penny is one: of £100 in the ratio 333,334 : 333,333 : 333,333 the second and the third gain least.
	finely := savings.Line{Service: "ICT", Savings: savings.Figures{h.Years[0]: point("100")},
		Basis: must(attribution.InProportion(shares("WCC", 333334, "RBKC", 333333, "LBHF", 333333)))}
	standpoints := must(must(savings.NewProgramme(h, finely)).InTheRound(decimal.New(5, -1), shares("WCC", 1, "RBKC", 1, "LBHF", 1)))
	assert.Equal(t, []int{0, 1, 1}, []int{standpoints[0].Least, standpoints[1].Least, standpoints[2].Least})
}

// Falls that cancel out are gains and losses of their own, whatever their sum.
func TestInTheRoundOfAShift(t *testing.T) {
	h := savings.Header{Years: years(2), Authorities: team[:2]}
	shift := savings.Line{Service: "HR", Before: shares("WCC", 10, "RBKC", 10), After: shares("WCC", 5, "RBKC", 15)}
	standpoints := must(must(savings.NewProgramme(h, shift)).InTheRound(decimal.New(5, -1), shares("WCC", 1, "RBKC", 1)))
	assert.Nil(t, standpoints[0].ShareOfGains, "together they gain nothing")
	assert.Equal(t, 2, standpoints[1].Least)
	assert.True(t, standpoints[1].Persistent)
}

func TestProgrammeInTheRoundRefuses(t *testing.T) {
	h := savings.Header{Years: years(1), Authorities: team}
	p := must(savings.NewProgramme(h, savings.Line{Service: "ICT", Authorities: team[:1]}, savings.Line{Service: "HR", Authorities: team[1:2]}))
	_, err := p.InTheRound(decimal.New(2, 0), shares("RBKC", 1))
	refused(t, err, attribution.ErrAmount, "savings: the threshold of 2: it must lie between 0 and 1\nsavings: ICT: WCC: gains, but its spending is not given")
}

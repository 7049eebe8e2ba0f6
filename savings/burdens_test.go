package savings_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

// LBHF loses most posts in both services of 2011/12 and 2012/13, and with another
// in 2013/14.
func TestBurdensInTheRound(t *testing.T) {
	spending := shares("WCC", 50, "RBKC", 30, "LBHF", 20)
	posts := func(service string, year savings.Year, wcc, rbkc, lbhf int) savings.Adjustment {
		return savings.Adjustment{Service: service, Year: year, Contributions: shares("WCC", wcc, "RBKC", rbkc, "LBHF", lbhf)}
	}
	adjustments := []savings.Adjustment{
		posts("ICT", "2011/12", 1, 3, 5), posts("HR", "2011/12", 0, 1, 4),
		posts("ICT", "2012/13", 1, 3, 5), posts("HR", "2012/13", 0, 0, 2),
		posts("ICT", "2013/14", 9, 3, 5), posts("HR", "2013/14", 0, 4, 4),
		posts("Maps", "2013/14", 2, 2, 2), posts("None", "2013/14", 0, 0, 0),
		{Service: "Alone", Year: "2013/14", Contributions: shares("LBHF", 1)},
	}
	half := decimal.New(5, -1)
	// Of 57 posts WCC gives 13, RBKC 16 and LBHF 28. In 2013/14 WCC gives 11, RBKC 9 and LBHF 12.
	contributions := must(savings.BurdensInTheRound(half, spending, adjustments...))
	assert.Equal(t, []string{
		"WCC: 22.8% of the staff adjustments on 50.0% of the spending; most in 1 of 7 services and years, longest run of years 0: not persistently the one that contributes most.",
		"RBKC: 28.1% of the staff adjustments on 30.0% of the spending; most in 1 of 7 services and years, longest run of years 0: not persistently the one that contributes most.",
		"LBHF: 49.1% of the staff adjustments on 20.0% of the spending; most in 5 of 7 services and years, longest run of years 3: persistently the one that contributes most.",
	}, []string{contributions[0].Finding(), contributions[1].Finding(), contributions[2].Finding()})
	assert.False(t, must(savings.BurdensInTheRound(half, shares("WCC", 13, "RBKC", 16, "LBHF", 28), adjustments...))[2].Persistent, "its share of the spending")
	assert.False(t, must(savings.BurdensInTheRound(decimal.New(72, -2), spending, adjustments...))[2].Persistent, "5 of 7 are no more than 0.72")
	assert.False(t, must(savings.BurdensInTheRound(half, spending, adjustments[:1]...))[2].Persistent, "once is not persistently")
	none := must(savings.BurdensInTheRound(half, spending))
	assert.Contains(t, none[0].Finding(), "WCC: no adjustments to share on 50.0% of the spending; most in 0 of 0")

	for text, wrong := range map[string]savings.Adjustment{
		`savings: an adjustment of a service without a name, or one that is not UTF-8: ""`:              {Year: "2011/12"},
		`savings: ICT: "soon" is not a year such as 2011/12, 2011 or Year 1`:                            {Service: "ICT", Year: "soon"},
		"savings: ICT: X: contributes, but its spending is not given":                                   {Service: "ICT", Year: "2011/12", Contributions: shares("X", 1)},
		"savings: ICT: WCC: named twice":                                                                {Service: "ICT", Year: "2011/12", Contributions: shares("WCC", 1, "WCC", 1)},
		"savings: ICT: WCC: contributes -1: it must be nought or more":                                  {Service: "ICT", Year: "2011/12", Contributions: shares("WCC", -1)},
		"savings: ICT: contribution: a number with exponent 2000000000: at most 18 either way is taken": {Service: "ICT", Year: "2011/12", Contributions: attribution.Shares{{Authority: "WCC", Amount: huge}}},
	} {
		assert.EqualError(t, second(savings.BurdensInTheRound(half, spending, wrong)), text)
	}
	assert.EqualError(t, second(savings.BurdensInTheRound(half, spending, posts("ICT", "2011/12", 1, 1, 1), posts("ICT", "2012", 1, 1, 1))),
		`savings: "2011/12" and "2012" are not written in one way`)
	assert.EqualError(t, second(savings.InTheRound(half, spending, savings.Gain{Service: "ICT", Year: "2011/12"}, savings.Gain{Service: "ICT", Year: "Year 1"})),
		`savings: "Year 1" and "2011/12" are not written in one way`)
	assert.EqualError(t, second(savings.BurdensInTheRound(decimal.New(2, 0), shares("A", 0))), `savings: the threshold of 2: it must lie between 0 and 1
savings: spending: every weight is zero: there is nothing to share by`)
}

// Who contributes most is who gains least, were each contribution a loss.
func lawBurdens(t *rapid.T) {
	var gains []savings.Gain
	var adjustments []savings.Adjustment
	for range rapid.IntRange(0, 6).Draw(t, "services and years") {
		year := rapid.SampledFrom(years(4)).Draw(t, "year")
		var losses, contributions attribution.Shares
		for _, a := range team {
			n := rapid.Int64Range(0, 3).Draw(t, "posts")
			losses = append(losses, attribution.Share{Authority: a, Amount: decimal.NewFromInt(-n)})
			contributions = append(contributions, attribution.Share{Authority: a, Amount: decimal.NewFromInt(n)})
		}
		gains = append(gains, savings.Gain{Service: "HR", Year: year, Gains: losses})
		adjustments = append(adjustments, savings.Adjustment{Service: "HR", Year: year, Contributions: contributions})
	}
	half, spending := decimal.New(5, -1), shares("WCC", 3, "RBKC", 2, "LBHF", 1)
	standpoints := must(savings.InTheRound(half, spending, gains...))
	for i, c := range must(savings.BurdensInTheRound(half, spending, adjustments...)) {
		if s := standpoints[i]; c.Most != s.Least || c.Of != s.Of || c.LongestRun != s.LongestRun {
			t.Fatalf("%+v contributes most, %+v gains least", c, s)
		}
	}
}

func FuzzBurdens(f *testing.F) { lawtest.Fuzz(f, lawBurdens) }

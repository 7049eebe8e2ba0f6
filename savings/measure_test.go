package savings_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func reading(total string) savings.Reading { return savings.Reading{Total: savings.Known(sum(total))} }

func parts(of ...any) savings.Reading { return savings.Reading{ByAuthority: shares(of...)} }

// text writes a fraction, or – where nothing is known.
func text(r *big.Rat) string {
	if r == nil {
		return "–"
	}
	return r.RatString()
}

func attained(a savings.Attainment) string {
	return fmt.Sprintf("%s: %s to %s, is %s, %s of the way: %s", a.Authority, text(a.Baseline), text(a.Target), text(a.Actual), text(a.Progress), a.Outcome)
}

// Each outcome, and both sides of each mark.
func TestMeasureOutcomes(t *testing.T) {
	half := savings.Known(sum("50"))
	for _, c := range []struct {
		of   savings.Measure
		want string
	}{
		// 350 senior posts, to be halved.
		{savings.Measure{Baseline: reading("350"), Fall: half}, ": 350 to 175, is –, – of the way: "},
		{savings.Measure{Baseline: reading("350"), Fall: half, Actual: reading("175")}, ": 350 to 175, is 175, 1 of the way: met"},
		{savings.Measure{Baseline: reading("350"), Fall: half, Actual: reading("176")}, ": 350 to 175, is 176, 174/175 of the way: on the way"},
		{savings.Measure{Baseline: reading("350"), Fall: half, Actual: reading("350")}, ": 350 to 175, is 350, 0 of the way: no change"},
		{savings.Measure{Baseline: reading("350"), Fall: half, Actual: reading("357")}, ": 350 to 175, is 357, -1/25 of the way: worse than at first"},
		{savings.Measure{Baseline: reading("30.5"), Fall: half}, ": 61/2 to 61/4, is –, – of the way: "},
		// Base savings of 30, and 50 at a stretch.
		{savings.Measure{Baseline: reading("0"), Target: reading("30"), Stretch: reading("50"), Actual: reading("34.6")}, ": 0 to 30, is 173/5, 173/150 of the way: met"},
		{savings.Measure{Baseline: reading("0"), Target: reading("30"), Stretch: reading("50"), Actual: reading("50")}, ": 0 to 30, is 50, 5/3 of the way: stretch target met"},
		{savings.Measure{Baseline: reading("0"), Target: reading("30"), Stretch: reading("50"), Actual: reading("29.99")}, ": 0 to 30, is 2999/100, 2999/3000 of the way: on the way"},
		{savings.Measure{Target: reading("30"), Stretch: reading("50"), Actual: reading("30")}, ": – to 30, is 30, – of the way: met"},
		// A rise in per cent: 37.4 and a tenth of it.
		{savings.Measure{Baseline: reading("37.4"), Rise: savings.Known(sum("10")), Actual: reading("44.7")}, ": 187/5 to 2057/50, is 447/10, 365/187 of the way: met"},
		// A direction alone: better than the baseline, by however little.
		{savings.Measure{Baseline: reading("37.4"), Better: savings.Higher, Actual: reading("37.41")}, ": 187/5 to –, is 3741/100, – of the way: met"},
		{savings.Measure{Baseline: reading("37.4"), Better: savings.Higher, Actual: reading("37.4")}, ": 187/5 to –, is 187/5, – of the way: no change"},
		{savings.Measure{Baseline: reading("37.4"), Better: savings.Lower, Actual: reading("37.41")}, ": 187/5 to –, is 3741/100, – of the way: worse than at first"},
		// A target without a baseline.
		{savings.Measure{Target: reading("60"), Better: savings.Lower, Actual: reading("100")}, ": – to 60, is 100, – of the way: not met"},
		{savings.Measure{Target: reading("60"), Better: savings.Lower, Actual: reading("60")}, ": – to 60, is 60, – of the way: met"},
		{savings.Measure{Target: reading("60"), Actual: reading("60")}, ": – to 60, is 60, – of the way: "}, // nobody says which way
		{savings.Measure{Actual: reading("60"), Better: savings.Lower}, ": – to –, is 60, – of the way: "},
		{savings.Measure{Baseline: reading("60"), Target: reading("60"), Actual: reading("60"), Better: savings.Lower}, ": 60 to 60, is 60, – of the way: met"},
	} {
		c.of.Name, c.of.Unit = "Posts", "posts"
		assert.Equal(t, c.want, attained(must(c.of.Attainments())[0]))
	}
}

// By authority: sums where all are known, and averages never.
func TestMeasureByAuthority(t *testing.T) {
	calls := savings.Measure{Name: "Helpdesk", Unit: "calls a week", Baseline: parts("BDC", 70), Target: parts("BDC", 60), Actual: parts("BDC", 100, "RBC", 200)}
	var got []string
	for _, a := range must(calls.Attainments()) {
		got = append(got, attained(a))
	}
	assert.Equal(t, []string{
		": – to –, is 300, – of the way: ",
		"BDC: 70 to 60, is 100, -3 of the way: worse than at first",
		"RBC: – to –, is 200, – of the way: ",
	}, got)
	calls.Apart = true
	assert.Nil(t, must(calls.Attainments())[0].Actual, "an average of 300 would be none")
	posts := savings.Measure{Name: "Posts", Unit: "FTE", Fall: savings.Known(sum("50")),
		Baseline: savings.Reading{Total: savings.Known(sum("263")), ByAuthority: shares("WCC", 79, "RBKC", 89, "LBHF", 94)}}
	assert.Equal(t, "263/2 79/2", text(must(posts.Attainments())[0].Target)+" "+text(must(posts.Attainments())[1].Target))
	assert.Equal(t, []string{"Posts: the baseline of 263 FTE in total is not the 262 of the authorities added up."}, posts.Findings())
	posts.Actual = parts("HFRS", 1)
	assert.Nil(t, must(posts.Attainments())[4].Target, "half of what is not known")
	posts.Apart = true
	assert.Empty(t, posts.Findings())
}

// Overheads of Adult Social Care in its net spending: 17,786 of 242,254 in all.
func TestMeasureOfARatio(t *testing.T) {
	m := savings.Measure{Name: "Overheads", Unit: "£k", Of: "net spending", Better: savings.Lower,
		Baseline: savings.Reading{At: "2010/11", ByAuthority: shares("WCC", 5903, "RBKC", 5121, "LBHF", 6762), OfByAuthority: shares("LBHF", 76315, "WCC", 102715, "RBKC", 63224)},
		Actual:   savings.Reading{At: "2014/15", Total: savings.Known(sum("8893")), OfTotal: savings.Known(sum("200000"))}}
	whole, wcc := must(m.Attainments())[0], must(m.Attainments())[1]
	assert.Equal(t, "8893/121127 8893/200000 met", text(whole.Baseline)+" "+text(whole.Actual)+" "+string(whole.Outcome), "17,786 of 242,254, halved")
	assert.Equal(t, "5903/102715", text(wcc.Baseline))
	m.Actual.OfTotal = savings.Known(sum("121127"))
	assert.Equal(t, savings.NoChange, must(m.Attainments())[0].Outcome)
	m.Actual.OfTotal = savings.Known(sum("121126.99"))
	assert.Equal(t, savings.Worse, must(m.Attainments())[0].Outcome, "a part of less is a larger part")
	m.Actual, m.Fall, m.Better = savings.Reading{}, savings.Known(sum("50")), ""
	assert.Equal(t, "8893/242254", text(must(m.Attainments())[0].Target))
	m.Baseline.Total, m.Baseline.OfTotal = savings.Known(sum("17787")), savings.Known(sum("242254"))
	assert.Equal(t, []string{"Overheads: the baseline of 17787 £k in total is not the 17786 of the authorities added up."}, m.Findings())
}

func TestMeasureRefuses(t *testing.T) {
	half := savings.Known(sum("50"))
	for _, c := range []struct {
		text string
		of   savings.Measure
	}{
		{`savings: M: a unit without a name, or one that is not UTF-8: ""`, savings.Measure{Unit: "-", Actual: reading("1")}},
		{`savings: M: "up" is no direction: lower or higher`, savings.Measure{Better: "up", Actual: reading("1")}},
		{`savings: M: no figure is given`, savings.Measure{Better: savings.Lower}},
		{`savings: M: both a fall and a rise`, savings.Measure{Baseline: reading("1"), Fall: half, Rise: half}},
		{`savings: M: both a target and its fall or rise in per cent: each says the other`, savings.Measure{Baseline: reading("1"), Target: reading("1"), Fall: half}},
		{`savings: M: a fall or rise in per cent, of a baseline that is not given`, savings.Measure{Rise: half, Actual: reading("1")}},
		{`savings: M: the target and what is better point different ways`, savings.Measure{Baseline: reading("1"), Fall: half, Better: savings.Higher}},
		{`savings: M: the target and what is better point different ways`, savings.Measure{Baseline: reading("1"), Target: reading("2"), Better: savings.Lower}},
		{`savings: M: B: the target and what is better point different ways`, savings.Measure{Baseline: parts("A", 1, "B", 1), Target: parts("A", 2, "B", 0)}},
		{`savings: M: a fall of 101: it must lie between 0 and 100`, savings.Measure{Baseline: reading("1"), Fall: savings.Known(sum("101"))}},
		{`savings: M: a rise of -1: it must lie between 0 and 1000000`, savings.Measure{Baseline: reading("1"), Rise: savings.Known(sum("-1"))}},
		{`savings: M: A: named twice`, savings.Measure{Actual: parts("A", 1, "A", 2)}},
		{`savings: M: actual: a number with exponent 2000000000: at most 18 either way is taken`, savings.Measure{Actual: savings.Reading{Total: savings.Known(huge)}}},
		{`savings: M: actual: what it is a part of is given, and the measure is no ratio`, savings.Measure{Actual: savings.Reading{Total: savings.Known(sum("1")), OfTotal: savings.Known(sum("1"))}}},
		{`savings: M: actual: a ratio needs the figure in total and what it is a part of`, savings.Measure{Of: "all", Actual: reading("1")}},
		{`savings: M: A: actual: a ratio needs the figure and what it is a part of`, savings.Measure{Of: "all", Actual: parts("A", 1)}},
		{`savings: M: A: actual: a ratio needs the figure and what it is a part of`, savings.Measure{Of: "all", Actual: savings.Reading{OfByAuthority: shares("A", 1)}}},
		{`savings: M: actual: a part of 0: what it is a part of is above nought`, savings.Measure{Of: "all", Actual: savings.Reading{Total: savings.Known(sum("1")), OfTotal: savings.Known(sum("0"))}}},
	} {
		c.of.Name = "M"
		if c.of.Unit == "" {
			c.of.Unit = "posts"
		} else {
			c.of.Unit = ""
		}
		_, err := c.of.Attainments()
		refused(t, err, kindOf(err), c.text)
	}
	_, err := savings.Measure{Unit: "posts", Actual: reading("1")}.Attainments()
	refused(t, err, attribution.ErrText, `savings: a measure without a name, or one that is not UTF-8: ""`)
	all := savings.Measure{Name: "M", Unit: "posts", Baseline: reading("1"), Fall: savings.Known(decimal.NewFromInt(100))}
	assert.Equal(t, "0", text(must(all.Attainments())[0].Target), "all of it")
}

package savings_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// Part-year effects in thousands, and on both sides of the turn of a year.
func TestFullYear(t *testing.T) {
	financial := []savings.Year{"2010/11", "2011/12", "2012/13"}
	for _, c := range []struct {
		saving, from, want string
		years              []savings.Year
	}{
		{"173000", "2011-09", "0.00 100916.67 173000.00", financial}, // seven twelfths: 1,211,000 ÷ 12
		{"200000", "2011-10", "0.00 100000.00 200000.00", financial}, // six
		{"120", "2011-04", "0.00 120.00 120.00", financial},          // all twelve
		{"120", "2011-03", "10.00 120.00 120.00", financial},         // one, of the year before
		{"120", "2011-12", "0.00 40.00 120.00", financial},           // four
		{"120", "2012-01", "0.00 30.00 120.00", financial},           // three
		{"120", "2009-06", "120.00 120.00 120.00", financial},        // before the first year
		{"120", "2020-06", "0.00 0.00 0.00", financial},              // after the last
		{"-120", "2011-12", "0.00 -40.00 -120.00", financial},        // a cost
		{"0.06", "2011-03", "0.01 0.06 0.06", financial},             // half a penny, away from zero
		{"120", "2011-01", "120.00 120.00", []savings.Year{"2011", "2012"}},
		{"120", "2011-12", "10.00 120.00", []savings.Year{"2011", "2012"}},
	} {
		month := must(savings.ParseMonth(c.from))
		assert.Equal(t, c.from, month.String())
		assert.Equal(t, c.want, texts(must(savings.FullYear(sum(c.saving), month, c.years))), "%s from %s", c.saving, c.from)
	}
	for text, err := range map[string]error{
		`savings: "2011-13" is not a month such as 2011-09`:                                      second(savings.ParseMonth("2011-13")),
		`savings: "2011-00" is not a month such as 2011-09`:                                      second(savings.ParseMonth("2011-00")),
		`savings: "2011-9" is not a month such as 2011-09`:                                       second(savings.ParseMonth("2011-9")),
		`savings: "2011" is not a month such as 2011-09`:                                         second(savings.ParseMonth("2011")),
		`savings: "0000-00" is not a month such as 2011-09`:                                      second(savings.FullYear(sum("1"), savings.Month{}, financial)),
		`savings: Year 1: a saving that starts with a month needs years such as 2011/12 or 2011`: second(savings.FullYear(sum("1"), savings.Month{Year: 2011, Month: 4}, []savings.Year{"Year 1"})),
		`savings: full-year saving: 0.001 has a fraction of a penny`:                             second(savings.FullYear(decimal.New(1, -3), savings.Month{Year: 2011, Month: 4}, financial)),
		`savings: "2010/11" does not come after "2011/12"`:                                       second(savings.FullYear(sum("1"), savings.Month{Year: 2011, Month: 4}, []savings.Year{"2011/12", "2010/11"})),
	} {
		refused(t, err, kindOf(err), text)
	}
}

func kindOf(err error) error {
	for fault := range attribution.Faults(err) {
		return fault.Kind
	}
	return nil
}

// A start that slips from September to December loses three twelfths of a year.
func TestSlippage(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12", "2012/13"}}
	figures := func(from string) savings.Figures {
		out := savings.Figures{}
		for _, each := range must(savings.FullYear(sum("120"), must(savings.ParseMonth(from)), h.Years)) {
			out[each.Year] = savings.Exactly(each.Amount)
		}
		return out
	}
	boards := savings.Line{Service: "Boards", Savings: figures("2011-12"), Planned: figures("2011-09")}
	p := must(savings.NewProgramme(h, boards, savings.Line{Service: "HR", Savings: figures("2011-04")}))
	slips := p.Slippage()
	assert.Len(t, slips, 1)
	assert.Equal(t, "70.00 120.00 40.00 120.00 30.00 0.00", texts(slips[0].Planned)+" "+texts(slips[0].Now)+" "+texts(slips[0].Lost))
	assert.Equal(t, "30.00 0.00", texts(p.Lost()))
	assert.Empty(t, p.Capital().Slippage())
	assert.Equal(t, []string{"Boards: it loses £30.00 of its savings in 2011/12, against what was first planned."}, p.Findings())
	boards.Kind = savings.Reinvestment
	refused(t, second(savings.NewProgramme(h, boards)), attribution.ErrChoice, "savings: Boards: reinvestment cannot slip: say what it is now")
	assert.Equal(t, "70.00", attribution.FormatAmount(p.Lines()[0].Planned["2011/12"].Low))
}

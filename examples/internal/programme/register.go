package programme

import (
	"math/big"
	"strconv"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/savings"
)

// register shows schemes against what was first approved for them.
func (p paper) register() {
	schemes := p.p.Register.Schemes()
	if len(schemes) == 0 {
		return
	}
	p.Section("Schemes against what was first approved")
	t := table.New("Scheme", "First approved", "Approved now", "Achieved", "Of the first")
	var total savings.Scheme
	for _, s := range schemes {
		now := attribution.FormatPounds(s.Current)
		if s.Dropped {
			now = "dropped"
		}
		t.Row(command.Plain(s.Name), attribution.FormatPounds(s.Original), now, attribution.FormatPounds(s.Achieved), tenths(s.Rate()))
		total.Original, total.Current, total.Achieved = total.Original.Add(s.Original), total.Current.Add(s.Current), total.Achieved.Add(s.Achieved)
	}
	t.Line()
	t.Row("All schemes", attribution.FormatPounds(total.Original), attribution.FormatPounds(total.Current), attribution.FormatPounds(total.Achieved), tenths(p.p.Register.Rate()))
	p.Table(t)
}

// tenths writes a part of a whole in per cent, rounded half away from zero to a tenth.
func tenths(part *big.Rat) string {
	return new(big.Rat).Mul(part, big.NewRat(100, 1)).FloatString(1) + "%"
}

// risks shows the risks, the gravest first.
func (p paper) risks() {
	risks := p.p.Risks.Ranked()
	if len(risks) == 0 {
		return
	}
	p.Section("Risks, the gravest first")
	t := table.New("Risk", "Likelihood", "Impact", "Score")
	for _, r := range risks {
		t.Row(command.Plain(r.Name), strconv.Itoa(r.Likelihood), strconv.Itoa(r.Impact), strconv.Itoa(r.Score()))
	}
	p.Table(t)
	var items []table.Item
	for _, r := range risks {
		if r.Mitigation != "" {
			items = append(items, table.Item{Term: r.Name, Text: r.Mitigation})
		}
	}
	if items != nil {
		p.Line("What is done about them:")
		p.List(items...)
	}
}

package programme

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

// object is a JSON object with its keys in a given order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		for j, part := range []any{m.key, m.value} {
			if j == 1 {
				out.WriteByte(':')
			}
			if err := encode(&out, part); err != nil {
				return nil, err
			}
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// encode writes a value without escaping what HTML would need escaped.
func encode(out *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	out.Truncate(out.Len() - 1) // the line break
	return err
}

// WriteJSON writes an array with an object for each programme. Amounts are
// strings in pounds with two decimals; what is not known is null.
func WriteJSON(out io.Writer, programmes []casefile.Programme) error {
	array := make([]object, len(programmes))
	for i, p := range programmes {
		array[i] = document(p)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(array)
}

func document(p casefile.Programme) object {
	s := p.Programme
	o := object{
		{"years", append([]savings.Year{}, s.Header().Years...)},
		{"totals", annual(s.Totals())},
		{"already_budgeted", annual(s.AlreadyBudgeted())},
		{"counted_elsewhere", annual(s.CountedElsewhere())},
		{"reinvested", annual(s.Reinvested())},
		{"available", annual(s.Available())},
		{"by_category", groups(s.ByCategory())},
		{"by_authority", groups(s.ByAuthority())},
		{"investment", annual(s.Investment())},
		{"funding", annual(s.Funding())},
		{"net", annual(s.Net())},
	}
	o = append(o, appraised(s)...)
	return append(o,
		member{"capital", groups(capital(s))},
		member{"opportunities", groups(possible(s))},
		member{"slippage", slippage(s)},
		member{"options", compared(p.Options, s.Header().Authorities)},
		member{"fund", fund(p.Fund)},
		member{"measures", measured(p)},
		member{"tracking", tracked(p.Tracking)},
		member{"report", report(p.Report)},
		member{"register", register(p.Register)},
		member{"risks", risks(p.Risks)},
		member{"findings", findings(p)})
}

func slippage(p savings.Programme) []object {
	slips := []object{}
	for _, slip := range p.Slippage() {
		slips = append(slips, object{{"service", slip.Service}, {"planned", annual(slip.Planned)}, {"now", annual(slip.Now)}, {"lost", annual(slip.Lost)}})
	}
	return slips
}

// appraised gives the three figures that need every year, or nulls.
func appraised(p savings.Programme) object {
	o := object{{"cumulative", nil}, {"break_even", nil}, {"npv", nil}}
	appraisal, err := p.Appraise()
	if err != nil {
		return o
	}
	o[0].value = annual(cumulative(appraisal))
	if year, breaksEven := appraisal.BreakEven(); breaksEven {
		o[1].value = year
	}
	if npv, stated := appraisal.NPV(); stated {
		o[2].value = attribution.FormatAmount(npv)
	}
	return o
}

func cumulative(a savings.Appraisal) (figures savings.Annual) {
	for _, year := range a.Years() {
		figures = append(figures, savings.YearAmount{Year: year.Year, Amount: year.Cumulative})
	}
	return figures
}

func annual(figures savings.Annual) object {
	o := object{}
	for _, each := range figures {
		o = append(o, member{string(each.Year), attribution.FormatAmount(each.Amount)})
	}
	return o
}

func groups(groups []savings.Group) object {
	o := object{}
	for _, g := range groups {
		o = append(o, member{g.Name, annual(g.Savings)})
	}
	return o
}

func tracked(t savings.Tracking) []object {
	lines := []object{}
	for _, s := range t.Lines() {
		lines = append(lines, object{
			{"service", s.Service},
			{"authority", orNull(string(s.Authority))},
			{"kind", kind(s.Kind)},
			{"cashable", !s.NonCashable},
			{"budget", figureOf(s.Budget)},
			{"actual", figureOf(s.Actual)},
			{"forecast", figureOf(s.Forecast)},
			{"variance", figureOf(s.Variance)},
			{"approved", figureOf(s.Approved)},
			{"achieved", figureOf(s.Achieved)},
			{"unachieved", figureOf(s.Unachieved)},
			{"pressures", figureOf(s.Pressures)},
			{"at_risk", figureOf(s.AtRisk)},
			{"against_budget", orNull(string(s.AgainstBudget))},
			{"against_approval", orNull(string(s.AgainstApproval))},
			{"status", orNull(string(s.Status))},
			{"published", orNull(string(s.Published))},
			{"comment", orNull(s.Comment)},
		})
	}
	return lines
}

func figureOf(figure decimal.NullDecimal) any {
	if !figure.Valid {
		return nil
	}
	return attribution.FormatAmount(figure.Decimal)
}

func kind(k savings.Kind) string {
	if k == "" {
		return string(savings.Revenue)
	}
	return string(k)
}

func fund(f casefile.Fund) any {
	if len(f.Years) == 0 {
		return nil
	}
	years, bids := []object{}, []object{}
	for _, y := range f.Years {
		years = append(years, object{{"year", y.Year}, {"opening", attribution.FormatAmount(y.Opening)}, {"drawn", attribution.FormatAmount(y.Drawn)},
			{"repaid", attribution.FormatAmount(y.Repaid)}, {"closing", attribution.FormatAmount(y.Closing)}, {"saved", attribution.FormatAmount(y.Saved)}})
	}
	for _, b := range f.Bids {
		shown := []object{}
		for _, d := range b.Demonstrations {
			shown = append(shown, object{{"requirement", d.Requirement}, {"answer", d.Answer}, {"detail", orNull(d.Detail)}})
		}
		bids = append(bids, object{{"bid", b.Name}, {"year", b.Year}, {"investment", attribution.FormatAmount(b.Investment)},
			{"saving", attribution.FormatAmount(b.YearlySaving)}, {"repayment", attribution.FormatAmount(b.Repayment)},
			{"approval", orNull(b.Route.Approval)}, {"demonstrates", shown}})
	}
	return object{{"years", years}, {"bids", bids}}
}

func report(r casefile.Report) any {
	if r.Year == "" {
		return nil
	}
	if r.Quarter == 0 {
		return object{{"year", r.Year}, {"quarter", nil}}
	}
	return object{{"year", r.Year}, {"quarter", r.Quarter}}
}

func register(r savings.Register) []object {
	schemes := []object{}
	for _, s := range r.Schemes() {
		schemes = append(schemes, object{{"scheme", s.Name}, {"original", attribution.FormatAmount(s.Original)}, {"current", attribution.FormatAmount(s.Current)},
			{"achieved", attribution.FormatAmount(s.Achieved)}, {"dropped", s.Dropped}, {"reasons", append([]string{}, s.Reasons...)}})
	}
	return schemes
}

func risks(of savings.Risks) []object {
	risks := []object{}
	for _, r := range of.Ranked() {
		risks = append(risks, object{{"risk", r.Name}, {"likelihood", r.Likelihood}, {"impact", r.Impact}, {"score", r.Score()}, {"mitigation", orNull(r.Mitigation)}})
	}
	return risks
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func findings(p casefile.Programme) []string {
	all := slices.Concat([]string{}, p.Programme.Findings())
	for _, m := range p.Measures {
		all = append(all, m.Measure.Findings()...)
	}
	all = slices.Concat(all, p.Tracking.Findings(), p.Register.Findings(), p.Risks.Findings())
	for _, standpoint := range p.InTheRound {
		all = append(all, "In the round, "+standpoint.Finding())
	}
	for _, contribution := range p.Burdens {
		all = append(all, "In the round, of burdens: "+contribution.Finding())
	}
	return all
}

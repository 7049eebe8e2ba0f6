package attribution

import "strconv"

// The format in which statements are written today, and the first one, which
// had no number, no bases and no causes. One that was read is written again as it
// was.
const (
	formatFirst = 1
	formatNow   = 2
)

// MarshalJSON writes the statement with its keys in a fixed order, authorities
// in the order of the header, amounts as strings with two decimals and weights as
// strings without trailing zeros. The same statement is written byte for byte the
// same. The decimal package's own JSON, which a host program can reconfigure, is
// not used.
func (s Statement) MarshalJSON() ([]byte, error) {
	var w jsonWriter
	w.open('{')
	if s.format != formatFirst {
		w.key("format").number("2")
	}
	w.text("title", s.header.Title)
	if s.format != formatFirst {
		w.text("source", s.header.Source)
	}
	if !s.header.Agreement.isZero() {
		w.agreement(s.header.Agreement)
	}
	w.text("period", s.header.Period)
	if s.header.Stage != "" {
		w.text("stage", string(s.header.Stage))
	}
	w.key("authorities").list(s.roster.authorities)
	if len(s.header.ReductionsNotKnown) > 0 {
		w.key("reductions_not_known").open('[')
		for _, name := range s.header.ReductionsNotKnown {
			w.string(name)
		}
		w.close(']')
	}
	w.key("services").open('[')
	for _, v := range s.services {
		w.spending(v, s.format)
	}
	w.close(']').key("charges").open('[')
	for _, c := range s.charges {
		w.charge(c, s.format)
	}
	w.close(']').amounts("totals", s.totals).text("total", FormatAmount(s.total))
	w.amounts("next_year", s.nextYear).key("due").open('[')
	for _, d := range s.due {
		w.open('{').text("service", d.Service).text("from", string(d.From)).text("to", string(d.To)).text("amount", FormatAmount(d.Amount)).close('}')
	}
	w.close(']').key("settlement").open('[')
	for _, t := range s.settlement {
		w.open('{').text("from", string(t.From)).text("to", string(t.To)).text("amount", FormatAmount(t.Amount)).close('}')
	}
	w.close(']').close('}')
	return w.out.Bytes(), nil
}

func (w *jsonWriter) agreement(a Agreement) {
	w.key("agreement").open('{').text("title", a.Title).text("source", a.Source)
	if a.NoticeMonths != 0 {
		w.key("notice_months").number(strconv.Itoa(a.NoticeMonths))
	}
	if len(a.Clauses) > 0 {
		w.key("clauses").open('[')
		for _, c := range a.Clauses {
			w.open('{').text("rule", string(c.Rule))
			if c.Service != "" {
				w.text("service", c.Service)
			}
			w.text("text", c.Text).close('}')
		}
		w.close(']')
	}
	w.close('}')
}

func (w *jsonWriter) spending(v Spending, format int) {
	w.open('{').text("service", v.Service).text("host", string(v.Host)).key("participants").list(v.Participants)
	if !v.Basis.IsZero() {
		w.key("basis").basis(v.Basis)
	}
	w.amounts("before", v.Before).amounts("after", v.After).amounts("change", v.NetReduction)
	if len(v.stated) > 0 {
		w.amounts("net_reduction", v.stated)
	}
	if v.SharesSavings {
		w.key("shares_savings").flag(true)
	}
	if v.Damping != nil {
		w.damping(*v.Damping)
	}
	if len(v.StandAlone) > 0 {
		w.amounts("stand_alone", v.StandAlone)
	}
	if len(v.shortfall) > 0 {
		w.amounts("shortfall", v.shortfall)
	}
	if format != formatFirst {
		w.amounts("next_year", v.NextYear)
	}
	w.close('}')
}

func (w *jsonWriter) damping(d Damping) {
	w.key("damping").open('{').amounts("reference", d.Reference)
	if len(d.NotHeld) > 0 {
		w.key("not_held").list(d.NotHeld)
	}
	if d.Rise != nil {
		w.text("rise", FormatWeight(*d.Rise))
	}
	if d.Fall != nil {
		w.text("fall", FormatWeight(*d.Fall))
	}
	w.close('}')
}

func (w *jsonWriter) charge(c Charge, format int) {
	w.open('{').text("service", c.Service).text("rule", string(c.Rule))
	if c.Clause != "" {
		w.text("clause", c.Clause)
	}
	w.text("source", c.Source)
	if c.Cause != "" {
		w.text("cause", string(c.Cause))
	}
	if c.Head != "" {
		w.text("head", c.Head)
	}
	w.text("description", c.Description).text("amount", FormatAmount(c.Amount))
	if !c.Basis.IsZero() {
		w.key("basis").basis(c.Basis)
	}
	w.key("weights").shares(c.Weights, FormatWeight).amounts("shares", c.Shares)
	w.text("paid_by", string(c.PaidBy)).key("deferred").flag(c.Deferred).text("because", c.Because).close('}')
}

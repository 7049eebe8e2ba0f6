package attribution

// MarshalJSON writes the statement with its keys in a fixed order, authorities
// in the order of the header, amounts as strings with two decimals and weights as
// strings without trailing zeros. The same statement is written byte for byte the
// same. The decimal package's own JSON, which a host program can reconfigure, is
// not used.
func (s Statement) MarshalJSON() ([]byte, error) {
	var w jsonWriter
	w.open('{')
	w.text("title", s.header.Title)
	w.text("period", s.header.Period)
	w.list("authorities", s.header.Authorities)
	w.key("services").open('[')
	for _, v := range s.services {
		w.open('{').text("service", v.Service).text("host", string(v.Host)).list("participants", v.Participants)
		w.shares("before", v.Before, FormatAmount).shares("after", v.After, FormatAmount).shares("change", v.Change, FormatAmount)
		if len(v.StandAlone) > 0 {
			w.shares("stand_alone", v.StandAlone, FormatAmount)
		}
		w.close('}')
	}
	w.close(']').key("charges").open('[')
	for _, c := range s.charges {
		w.open('{').text("service", c.Service).text("rule", string(c.Rule)).text("source", c.Rule.Source())
		w.text("description", c.Description).text("amount", FormatAmount(c.Amount))
		w.shares("weights", c.Weights, FormatWeight).shares("shares", c.Shares, FormatAmount)
		w.text("paid_by", string(c.PaidBy)).flag("deferred", c.Deferred).text("because", c.Because).close('}')
	}
	w.close(']').shares("totals", s.totals, FormatAmount).text("total", FormatAmount(s.total))
	w.shares("next_year", s.nextYear, FormatAmount).key("due").open('[')
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

// UnmarshalJSON reads a statement that MarshalJSON wrote: every key once, no
// other key, money and weights within the limits. It does not check the figures
// and keeps them as printed, totals included: Verify recomputes them all.
// Errors: ErrText, ErrAmount, ErrWeight, ErrPenny, ErrLimit; then s is unchanged.
func (s *Statement) UnmarshalJSON(data []byte) error {
	var read Statement
	r := newJSONReader(data)
	err := r.object(
		required("title", r.text(&read.header.Title)),
		required("period", r.text(&read.header.Period)),
		required("authorities", r.list(&read.header.Authorities)),
		required("services", r.array(func() error { return r.spending(&read.services) })),
		required("charges", r.array(func() error { return r.charge(&read.charges) })),
		required("totals", r.shares(&read.totals, parsePrintedAmount)),
		required("total", r.amount(&read.total)),
		required("next_year", r.shares(&read.nextYear, parsePrintedAmount)),
		required("due", r.array(func() error { return r.debt(&read.due) })),
		required("settlement", r.array(func() error { return r.transfer(&read.settlement) })),
	)
	if err == nil {
		err = r.end()
	}
	if err != nil {
		return err
	}
	*s = read
	return nil
}

func (r jsonReader) spending(services *[]Spending) error {
	var v Spending
	err := r.object(
		required("service", r.text(&v.Service)),
		required("host", r.text((*string)(&v.Host))),
		required("participants", r.list(&v.Participants)),
		required("before", r.shares(&v.Before, parsePrintedAmount)),
		required("after", r.shares(&v.After, parsePrintedAmount)),
		required("change", r.shares(&v.Change, parsePrintedAmount)),
		optional("stand_alone", r.shares(&v.StandAlone, parsePrintedAmount)),
	)
	*services = append(*services, v)
	return err
}

func (r jsonReader) charge(charges *[]Charge) error {
	var c Charge
	err := r.object(
		required("service", r.text(&c.Service)),
		required("rule", r.text((*string)(&c.Rule))),
		required("source", r.text(&c.source)),
		required("description", r.text(&c.Description)),
		required("amount", r.amount(&c.Amount)),
		required("weights", r.shares(&c.Weights, parsePrintedWeight)),
		required("shares", r.shares(&c.Shares, parsePrintedAmount)),
		required("paid_by", r.text((*string)(&c.PaidBy))),
		required("deferred", r.flag(&c.Deferred)),
		required("because", r.text(&c.Because)),
	)
	*charges = append(*charges, c)
	return err
}

func (r jsonReader) debt(due *[]Debt) error {
	var d Debt
	err := r.object(
		required("service", r.text(&d.Service)),
		required("from", r.text((*string)(&d.From))),
		required("to", r.text((*string)(&d.To))),
		required("amount", r.amount(&d.Amount)),
	)
	*due = append(*due, d)
	return err
}

func (r jsonReader) transfer(settlement *[]Transfer) error {
	var t Transfer
	err := r.object(
		required("from", r.text((*string)(&t.From))),
		required("to", r.text((*string)(&t.To))),
		required("amount", r.amount(&t.Amount)),
	)
	*settlement = append(*settlement, t)
	return err
}

package casefile

import "github.com/triborough/fairshare/savings"

// fullYear reads a full year's saving and the month in which it starts; where the
// start has slipped since, the line keeps what was planned.
func (n node) fullYear(l *savings.Line, h savings.Header) {
	if l.Savings != nil {
		n.fail("both full_year and savings or phased are given: one follows from the other")
	}
	var whole savings.Estimate
	var from, slipped savings.Month
	sound := n.file.sound(func() {
		n.mapping(
			required("saving", func(n node) { whole = n.estimate() }),
			required("from", func(n node) { from = n.month() }),
			optional("slipped_to", func(n node) { slipped = n.month() }),
		)
	})
	if !sound || n.file.undated {
		return
	}
	l.Savings = n.startingIn(whole, from, h)
	if slipped != (savings.Month{}) {
		if l.Planned != nil {
			n.fail("both planned and slipped_to are given: one follows from the other")
		}
		if l.Savings != nil {
			l.Planned, l.Savings = l.Savings, n.startingIn(whole, slipped, h)
		}
	}
}

func (n node) month() savings.Month {
	var text string
	n.text(&text)
	month, err := savings.ParseMonth(text)
	if text != "" {
		n.refuse(err)
	}
	return month
}

// startingIn works out the part-year effect, as levels or as what each year adds.
func (n node) startingIn(whole savings.Estimate, from savings.Month, h savings.Header) savings.Figures {
	low, err := savings.FullYear(whole.Low, from, h.Years)
	high, otherwise := savings.FullYear(whole.High, from, h.Years)
	if err != nil || otherwise != nil {
		n.refuse(err)
		return nil
	}
	figures := savings.Figures{}
	for i := range low {
		e := savings.Estimate{Low: low[i].Amount, High: high[i].Amount}
		if h.Increments && i > 0 {
			e.Low, e.High = e.Low.Sub(low[i-1].Amount), e.High.Sub(high[i-1].Amount)
		}
		figures[low[i].Year] = e
	}
	return figures
}

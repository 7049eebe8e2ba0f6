package programme

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

// fund shows the bids, what each demonstrates, and the fund's balance by year.
func (p paper) fund() {
	fund := p.p.Fund
	if len(fund.Years) == 0 {
		return
	}
	p.Section("The fund, year by year")
	t := table.New("Year", "Opening", "Drawn", "Repaid", "Closing", "Saved by its bids")
	for _, y := range fund.Years {
		t.Row(string(y.Year), attribution.FormatPounds(y.Opening), attribution.FormatPounds(y.Drawn), attribution.FormatPounds(y.Repaid),
			attribution.FormatPounds(y.Closing), attribution.FormatPounds(y.Saved))
	}
	p.Table(t)
	p.Line("A year's draws are met from its opening balance; repayments reach the fund at the end of the year.")
	if len(fund.Bids) == 0 {
		return
	}
	p.Section("Invest to Save: the bids")
	t = table.New("Bid", "Drawn in", "Investment", "Saving, full year", "Repayment", "Net present value")
	for _, b := range fund.Bids {
		t.Row(command.Plain(b.Name), string(b.Year), attribution.FormatPounds(b.Investment), attribution.FormatPounds(b.YearlySaving),
			attribution.FormatPounds(b.Repayment), verdict("", b.Appraisal)[3])
	}
	p.Table(t)
	p.demonstrations(fund.Bids)
}

// demonstrations shows what each bid must demonstrate, how it does, and the way to
// its approval.
func (p paper) demonstrations(bids []casefile.FundedBid) {
	p.Section("What a bid must demonstrate")
	heads := []string{"Requirement"}
	for _, b := range bids {
		heads = append(heads, command.Plain(b.Name))
	}
	t := table.New(heads...)
	for i, d := range bids[0].Demonstrations {
		row := []string{d.Requirement}
		for _, b := range bids {
			row = append(row, answer(t, b.Demonstrations[i].Answer))
		}
		t.Row(row...)
	}
	p.Table(t)
	for _, b := range bids {
		var items []table.Item
		say := func(term, text string) {
			if text != "" {
				items = append(items, table.Item{Term: term, Text: text})
			}
		}
		for _, d := range b.Demonstrations {
			say(d.Requirement, d.Detail)
		}
		say("scrutiny", b.Route.Scrutiny)
		say("endorsement", b.Route.Endorsement)
		say("approval", b.Route.Approval)
		say("monitoring", b.Route.Monitoring)
		p.Heading("%s:", b.Name)
		p.List(items...)
	}
}

func answer(t *table.Table, a savings.Answer) string {
	switch a {
	case savings.Shown:
		return t.Good(string(a))
	case savings.NotShown:
		return t.Bad(string(a))
	}
	return string(a)
}

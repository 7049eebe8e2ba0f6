package account_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// leisure is a year of a service that Alton hosts for itself and Beck, 2 : 1, and
// that cost £300.00 more than its budget of £3,000.00.
func leisure() attribution.Statement {
	basis := must(attribution.InProportion(shares("Alton 2, Beck 1")))
	return must(attribution.NewStatement(
		attribution.Header{Title: "Shared leisure", Period: "2012/13", Authorities: basis.Authorities()},
		attribution.Service{
			Name: "Leisure", Host: "Alton", Basis: basis, Running: attribution.Ongoing{Cost: pounds("3000")},
			Facts: []attribution.Fact{attribution.Variance{Cause: attribution.CauseDirectCost, Amount: pounds("300")}},
		}))
}

// happened is what happened to its money.
func happened() account.Facts {
	return account.Facts{
		Calls:    account.Schedule{{Due: day("2012-04-30"), Percent: decimal.New(25, 0)}, {Due: day("2012-10-31"), Percent: decimal.New(75, 0)}},
		Services: []account.Service{{Name: "Leisure", Outturn: new(pounds("3300"))}},
		Payments: []account.Payment{{Service: "Leisure", From: "Beck", To: "Alton", Amount: pounds("1000"), Date: day("2012-10-31"), Reference: "inv 17"}},
		Opening:  []attribution.Debt{{Service: "Leisure", From: "Alton", To: "Beck", Amount: pounds("40")}},
	}
}

// A year from its calls to its settlement: Beck's share of the budget is called,
// its share of the overspend is what it still owes, less what last year left open.
func Example() {
	s := leisure()
	a, err := account.Close(s, happened())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range a.Calls() {
		fmt.Println(c.Due, c.From, "to", c.To, attribution.FormatSterling(c.Amount))
	}
	for _, d := range a.Balance() {
		fmt.Println(d.From, "still owes", d.To, attribution.FormatSterling(d.Amount))
	}
	// Output:
	// 2012-04-30 Beck to Alton £250.00
	// 2012-10-31 Beck to Alton £750.00
	// Beck still owes Alton £60.00
}

// An outturn that the variances do not explain is refused.
func ExampleClose() {
	facts := happened()
	facts.Services[0].Outturn = new(pounds("3380"))
	_, err := account.Close(leisure(), facts)
	fmt.Println(err)
	// Output:
	// account: Leisure: the outturn is £380.00 over the budget; the variances explain £300.00: £80.00 is unexplained
}

func ExampleFacts() {
	facts := account.Facts{Calls: account.Schedule{{Due: day("2012-06-30"), Percent: decimal.New(100, 0)}}}
	a := must(account.Close(leisure(), facts))
	fmt.Println(len(a.Calls()), "call,", len(a.Payments()), "payments")
	// Output:
	// 1 call, 0 payments
}

// A service may have instalments of its own.
func ExampleService() {
	facts := happened()
	facts.Services[0].Calls = account.Schedule{{Due: day("2012-12-31"), Percent: decimal.New(100, 0)}}
	for _, c := range must(account.Close(leisure(), facts)).Calls() {
		fmt.Println(c.Due, attribution.FormatSterling(c.Amount))
	}
	// Output:
	// 2012-12-31 £1,000.00
}

// Of a year in progress it is known what was spent so far, and what is expected.
func ExampleActual() {
	facts := account.Facts{Services: []account.Service{{
		Name: "Leisure", Forecast: new(pounds("3400")), Actual: &account.Actual{To: day("2012-09-30"), Amount: pounds("1610")},
	}}}
	s := leisure()
	a := must(account.Close(s, facts))
	so := a.Services()[0].Actual
	fmt.Println("to", so.To, attribution.FormatSterling(so.Amount))
	for _, f := range a.Findings(s) {
		fmt.Println(f.Text)
	}
	// Output:
	// to 2012-09-30 £1,610.00
	// the forecast is £400.00 over the budget: £100.00 of that is not yet explained
}

func ExampleAccount() {
	var none account.Account
	fmt.Println(none.IsZero(), len(none.Balance()))
	// Output: true 0
}

func ExampleAccount_Services() {
	for _, r := range must(account.Close(leisure(), happened())).Services() {
		fmt.Println(r.Service, attribution.FormatSterling(r.Budget), "came to", attribution.FormatSterling(*r.Outturn))
	}
	// Output: Leisure £3,000.00 came to £3,300.00
}

func ExampleResult() {
	r := must(account.Close(leisure(), account.Facts{})).Services()[0]
	fmt.Println(attribution.FormatSterling(r.Budget), r.Outturn == nil, len(r.Schedule))
	// Output: £3,000.00 true 0
}

func ExampleResult_Equal() {
	before, after := must(account.Close(leisure(), account.Facts{})), must(account.Close(leisure(), happened()))
	fmt.Println(before.Services()[0].Equal(after.Services()[0]))
	// Output: false
}

func ExampleAccount_Calls() {
	calls := must(account.Close(leisure(), happened())).Calls()
	fmt.Println(calls[0].Due, calls[0].From, calls[0].To, attribution.FormatSterling(calls[0].Amount))
	// Output: 2012-04-30 Beck Alton £250.00
}

// A third of a penny is called when it has become a half.
func ExampleCall() {
	basis := must(attribution.Equally("Alton", "Beck", "Cray"))
	s := must(attribution.NewStatement(attribution.Header{Period: "2012", Authorities: basis.Authorities()},
		attribution.Service{Name: "Leisure", Host: "Alton", Basis: basis, Running: attribution.Ongoing{Cost: pounds("0.03")}}))
	third := must(attribution.ParseWeight("33"))
	a := must(account.Close(s, account.Facts{Calls: account.Schedule{{Due: day("2012-03-31"), Percent: third}, {Due: day("2012-06-30"), Percent: third}, {Due: day("2012-09-30"), Percent: decimal.New(34, 0)}}}))
	for _, c := range a.Calls() {
		fmt.Println(c.Due, c.From, attribution.FormatSterling(c.Amount))
	}
	// Output:
	// 2012-06-30 Beck £0.01
	// 2012-06-30 Cray £0.01
}

func ExampleCall_Equal() {
	c := account.Call{Service: "Leisure", From: "Beck", To: "Alton", Due: day("2012-06-30"), Amount: pounds("1.50")}
	d := c
	d.Amount = decimal.New(15, -1) // by value
	fmt.Println(c.Equal(d))
	// Output: true
}

func ExampleSchedule() {
	quarters := account.Schedule{}
	for _, due := range []string{"2012-04-30", "2012-07-31", "2012-10-31", "2013-01-31"} {
		quarters = append(quarters, account.Instalment{Due: day(due), Percent: decimal.New(25, 0)})
	}
	fmt.Println(quarters.Check(must(account.ParseYear("2012/13"))))
	// Output: <nil>
}

func ExampleInstalment() {
	i := account.Instalment{Due: day("2012-04-30"), Percent: decimal.New(25, 0)}
	fmt.Println(i.Due, attribution.FormatWeight(i.Percent)+"%")
	// Output: 2012-04-30 25%
}

func ExampleSchedule_Check() {
	err := account.Schedule{{Due: day("2012-04-30"), Percent: decimal.New(25, 0)}}.Check(must(account.ParseYear("2012/13")))
	fmt.Println(err)
	fmt.Println(errors.Is(err, attribution.ErrBalance))
	// Output:
	// account: the percentages of the calls come to 25, not to 100
	// true
}

func ExampleAccount_Payments() {
	for _, p := range must(account.Close(leisure(), happened())).Payments() {
		fmt.Println(p.Date, p.From, p.To, attribution.FormatSterling(p.Amount), p.Reference)
	}
	// Output: 2012-10-31 Beck Alton £1,000.00 inv 17
}

func ExamplePayment() {
	p := account.Payment{Service: attribution.AllServices, From: "Beck", To: "Alton", Amount: pounds("60"), Date: day("2013-05-31")}
	a := must(account.Close(leisure(), account.Facts{Payments: []account.Payment{p}}))
	fmt.Println(a.Balance()[1].Service, a.Balance()[1].From, "owes", a.Balance()[1].To, attribution.FormatSterling(a.Balance()[1].Amount))
	// Output: All services Alton owes Beck £60.00
}

func ExamplePayment_Equal() {
	p := account.Payment{Service: "Leisure", From: "Beck", To: "Alton", Amount: pounds("60"), Date: day("2013-05-31")}
	q := p
	q.Date = day("2013-06-30")
	fmt.Println(p.Equal(p), p.Equal(q))
	// Output: true false
}

func ExamplePayment_Check() {
	p := account.Payment{Service: "Leisure", From: "Beck", To: "Alton", Amount: pounds("60"), Date: day("2013-07-01")}
	fmt.Println(p.Check(must(account.ParseYear("2012/13"))))
	// Output: account: 2013-07-01 is after the year 2012/13 was closed on 2013-06-30: it is of the year after
}

func ExampleAccount_Opening() {
	for _, d := range must(account.Close(leisure(), happened())).Opening() {
		fmt.Println(d.From, "owed", d.To, attribution.FormatSterling(d.Amount))
	}
	// Output: Alton owed Beck £40.00
}

func ExampleAccount_Balance() {
	facts := happened()
	facts.Payments[0].Amount = pounds("1100") // too much: it turns round
	for _, d := range must(account.Close(leisure(), facts)).Balance() {
		fmt.Println(d.From, "owes", d.To, attribution.FormatSterling(d.Amount))
	}
	// Output: Alton owes Beck £40.00
}

func ExampleAccount_Settlement() {
	for _, t := range must(account.Close(leisure(), happened())).Settlement() {
		fmt.Println(t.From, "pays", t.To, attribution.FormatSterling(t.Amount))
	}
	// Output: Beck pays Alton £60.00
}

func ExampleAccount_InProgress() {
	s := leisure()
	a := must(account.Close(s, account.Facts{Services: []account.Service{{Name: "Leisure", Forecast: new(pounds("3300"))}}}))
	fmt.Println(a.InProgress(s), len(a.Settlement()))
	// Output: true 0
}

func ExampleAccount_IsZero() {
	fmt.Println(must(account.Close(leisure(), account.Facts{})).IsZero())
	// Output: false
}

func ExampleAccount_Equal() {
	a, b := must(account.Close(leisure(), happened())), must(account.Close(leisure(), happened()))
	fmt.Println(a.Equal(b), a.Equal(account.Account{}))
	// Output: true false
}

// What a treasurer should ask about.
func ExampleAccount_Findings() {
	s := leisure()
	facts := happened()
	facts.Payments = append(facts.Payments, facts.Payments[0])
	for _, f := range must(account.Close(s, facts)).Findings(s) {
		fmt.Println(f.Code == account.FindingTwice, f.Text)
	}
	// Output: true it paid Alton £1,000.00 on 2012-10-31, and payments 1 and 2 say so alike: was it entered twice?
}

// Every finding has a code of its own, by which a program tells it.
func ExampleAccount_Findings_codes() {
	for _, code := range []attribution.FindingCode{account.FindingNotCalled, account.FindingNothingOwed, account.FindingAgainst, account.FindingTwice, account.FindingUnexplained} {
		fmt.Println(code)
	}
	// Output:
	// account.not_called
	// account.nothing_due
	// account.wrong_way
	// account.twice
	// account.unexplained
}

// A payment that was changed after the account was made no longer fits it.
func ExampleAccount_Verify() {
	s := leisure()
	text := string(must(must(account.Close(s, happened())).MarshalJSON()))
	var read account.Account
	if err := read.UnmarshalJSON([]byte(replaced(text, `"amount":"1000.00"`, `"amount":"900.00"`))); err != nil {
		fmt.Println(err)
	}
	fmt.Println(read.Verify(s))
	// Output: account: Leisure: Beck owes Alton 60.00 at the end: that is not what is due and open, less what was paid
}

func ExampleAccount_MarshalJSON() {
	text := must(json.Marshal(must(account.Close(leisure(), account.Facts{}))))
	fmt.Println(string(text))
	// Output: {"services":[{"service":"Leisure","budget":"3000.00"}],"calls":[],"payments":[],"opening":[],"balance":[{"service":"Leisure","from":"Beck","to":"Alton","amount":"1100.00"}],"settlement":[{"from":"Beck","to":"Alton","amount":"1100.00"}]}
}

func ExampleAccount_UnmarshalJSON() {
	var a account.Account
	fmt.Println(json.Unmarshal([]byte(`{"services":[],"calls":[],"payments":[],"opening":[],"balance":[],"settlement":[{"from":"A","to":"B","amount":"1e3"}]}`), &a))
	// Output: account: "1e3" is not an amount such as 1650000 or -12.34
}

package account_test

import (
	"fmt"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// A year in the books of both: Alton pays £3,300.00, of which Beck bears a third
// and pays £1,000.00 on account; last year Alton was left owing £40.00. So Alton's
// expenditure is £2,200.00, and Beck owes it £60.00.
func ExampleBooks_Journal() {
	s := leisure()
	entries, err := account.Books{Statement: s, Account: must(account.Close(s, happened()))}.Journal()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range entries {
		fmt.Println(e.Authority, e.Date, e.Description)
		for _, l := range e.Lines {
			fmt.Println("   ", l.Account, attribution.FormatPounds(l.Amount))
		}
	}
	// Output:
	// Alton 2012-04-01 Open from last year
	//     opening 40.00
	//     partners -40.00
	// Alton 2012-10-31 Payment: inv 17
	//     bank 1,000.00
	//     partners -1,000.00
	// Alton 2013-03-31 Ongoing cost
	//     expenditure 2,000.00
	//     partners 1,000.00
	//     bank -3,000.00
	// Alton 2013-03-31 Variance: direct cost
	//     expenditure 200.00
	//     partners 100.00
	//     bank -300.00
	// Beck 2012-04-01 Open from last year
	//     partners 40.00
	//     opening -40.00
	// Beck 2012-10-31 Payment: inv 17
	//     partners 1,000.00
	//     bank -1,000.00
	// Beck 2013-03-31 Ongoing cost
	//     expenditure 1,000.00
	//     partners -1,000.00
	// Beck 2013-03-31 Variance: direct cost
	//     expenditure 100.00
	//     partners -100.00
}

// An entry of either authority's books is dated, of a service, and comes to nought.
func ExampleEntry() {
	e := must(account.Books{Statement: leisure()}.Journal())[0]
	fmt.Println(e.Authority, e.Date, e.Service, e.Description, e.Lines[0].Amount.Add(e.Lines[1].Amount).Add(e.Lines[2].Amount).IsZero())
	// Output: Alton 2013-03-31 Leisure Ongoing cost true
}

// A line of partners names the partner.
func ExampleLine() {
	l := must(account.Books{Statement: leisure()}.Journal())[0].Lines[1]
	fmt.Println(l.Account, l.Partner, attribution.FormatPounds(l.Amount))
	// Output: partners Beck 1,000.00
}

// Of a charge that nobody is known to have paid, what each bears is unallocated.
func ExampleRole() {
	basis := must(attribution.Equally("Alton", "Beck"))
	s := must(attribution.NewStatement(attribution.Header{Period: "2012", Authorities: basis.Authorities()},
		attribution.Service{Name: "Leisure", Basis: basis, Running: attribution.Ongoing{Cost: pounds("3")}}))
	for _, l := range must(account.Books{Statement: s}.Journal())[0].Lines {
		fmt.Println(l.Account == account.RoleUnallocated, l.Account, attribution.FormatPounds(l.Amount))
	}
	// Output:
	// false expenditure 1.50
	// true unallocated -1.50
}

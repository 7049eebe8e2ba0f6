package account_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

func replaced(text, old, new string) string { return strings.Replace(text, old, new, 1) }

// A statement and its account are one object, of which package attribution reads
// its part.
func ExampleBooks() {
	s := leisure()
	text := must(json.Marshal(account.Books{Statement: s, Account: must(account.Close(s, happened()))}))
	var books account.Books
	var alone attribution.Statement
	fmt.Println(json.Unmarshal(text, &books), json.Unmarshal(text, &alone))
	fmt.Println(books.Statement.Equal(alone), books.Account.IsZero())
	// Output:
	// <nil> <nil>
	// true false
}

func ExampleBooks_Verify() {
	s := leisure()
	fmt.Println(account.Books{Statement: s, Account: must(account.Close(s, happened()))}.Verify())
	// Output: <nil>
}

// Where nobody kept an account, what is due is what the year leaves open.
func ExampleBooks_Open() {
	s := leisure()
	for _, books := range []account.Books{{Statement: s}, {Statement: s, Account: must(account.Close(s, happened()))}} {
		fmt.Println(attribution.FormatSterling(books.Open()[0].Amount))
	}
	// Output:
	// £1,100.00
	// £60.00
}

func ExampleBooks_MarshalJSON() {
	s := leisure()
	text := string(must(account.Books{Statement: s, Account: must(account.Close(s, account.Facts{}))}.MarshalJSON()))
	fmt.Println(strings.Contains(text, `,"account":{"services":[`))
	// Output: true
}

func ExampleBooks_UnmarshalJSON() {
	var books account.Books
	fmt.Println(books.UnmarshalJSON([]byte(`{"account":{}}`)) != nil, books.Account.IsZero())
	// Output: true true
}

func ExampleDate() {
	var none account.Date
	due, paid := day("2012-06-30"), day("2012-06-30")
	fmt.Println(none.IsZero(), due == paid)
	// Output: true true
}

func ExampleParseDate() {
	d, err := account.ParseDate("2012-02-29")
	fmt.Println(d, err)
	_, err = account.ParseDate("29/02/2012")
	fmt.Println(err)
	// Output:
	// 2012-02-29 <nil>
	// account: "29/02/2012" is not a day of the calendar, such as 2012-06-30
}

func ExampleDate_String() {
	fmt.Println(day("2012-06-30").String())
	// Output: 2012-06-30
}

func ExampleDate_Before() {
	fmt.Println(day("2012-06-30").Before(day("2012-07-01")))
	// Output: true
}

func ExampleDate_IsZero() {
	fmt.Println(account.Date{}.IsZero())
	// Output: true
}

func ExampleYear() {
	y := must(account.ParseYear("2012/13"))
	fmt.Println(y.First(), y.Last(), y.Closed())
	// Output: 2012-04-01 2013-03-31 2013-06-30
}

func ExampleParseYear() {
	_, err := account.ParseYear("2012-13")
	fmt.Println(err)
	// Output: account: "2012-13" is not a year, such as 2012/13 or 2012
}

func ExampleYear_String() {
	fmt.Println(must(account.ParseYear("1999/00")).String())
	// Output: 1999/00
}

func ExampleYear_First() {
	fmt.Println(must(account.ParseYear("2012")).First())
	// Output: 2012-01-01
}

func ExampleYear_Last() {
	fmt.Println(must(account.ParseYear("2012")).Last())
	// Output: 2012-12-31
}

// Closed is the end of the three months in which payments of the year are still
// entered.
func ExampleYear_Closed() {
	fmt.Println(must(account.ParseYear("2012")).Closed())
	// Output: 2013-03-31
}

func ExampleYear_Follows() {
	next, last := must(account.ParseYear("2013/14")), must(account.ParseYear("2012/13"))
	fmt.Println(next.Follows(last), last.Follows(next))
	// Output: true false
}

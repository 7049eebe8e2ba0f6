package account_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// change is one change of an account's JSON: where, and the value that is put
// there; nothing takes out the entry of a list.
type change struct {
	place string
	apply func()
	undo  func()
}

// changes are all the single changes that move money: every sum by a penny and by
// its sign, every percentage, everyone named, every service, every day, every entry
// of a list left out or doubled. What moves no money is left alone: a forecast,
// actual figures, a reference; and what cannot be known: on which day of the year a
// payment was made, and when nothing would have been called.
func changes(root map[string]any) []change {
	var all []change
	called := make(map[[2]any]bool)
	for _, c := range root["calls"].([]any) {
		call := c.(map[string]any)
		called[[2]any{call["service"], call["due"]}], called[[2]any{call["service"]}] = true, true
	}
	silent := func(holder map[string]any, service any) bool {
		_, instalment := holder["percent"]
		return instalment && !called[[2]any{service, holder["due"]}]
	}
	set := func(place string, holder map[string]any, key string, values ...any) {
		was := holder[key]
		for _, value := range values {
			if value != was {
				all = append(all, change{fmt.Sprintf("%s: %v for %v", place, value, was), func() { holder[key] = value }, func() { holder[key] = was }})
			}
		}
	}
	var walk func(place string, holder map[string]any, service any)
	walk = func(place string, holder map[string]any, service any) {
		for _, key := range sortedKeys(holder) {
			here := place + "/" + key
			switch value := holder[key].(type) {
			case string:
				if key == "due" && silent(holder, service) {
					continue
				}
				set(here, holder, key, others(key, value)...)
			case []any:
				if key == "schedule" && !called[[2]any{holder["service"]}] {
					continue
				}
				for i := range value {
					left, doubled := slices.Delete(slices.Clone(value), i, i+1), slices.Insert(slices.Clone(value), i, value[i])
					all = append(all, change{fmt.Sprintf("%s/%d left out", here, i), func() { holder[key] = left }, func() { holder[key] = value }},
						change{fmt.Sprintf("%s/%d doubled", here, i), func() { holder[key] = doubled }, func() { holder[key] = value }})
					walk(fmt.Sprintf("%s/%d", here, i), value[i].(map[string]any), holder["service"])
				}
			}
		}
	}
	walk("", root, nil)
	return all
}

func sortedKeys(of map[string]any) []string {
	var keys []string
	for key := range of {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// others are values that a key might have instead.
func others(key, value string) []any {
	switch key {
	case "amount", "budget", "outturn":
		n := must(attribution.ParseAmount(value))
		return []any{attribution.FormatAmount(n.Add(pence(1))), attribution.FormatAmount(n.Neg()), "0.00"}
	case "percent":
		return []any{"0", attribution.FormatWeight(must(attribution.ParseWeight(value)).Add(pence(1)))}
	case "from", "to":
		return []any{"A", "B", "C", "D", "E", ""}
	case "service":
		return []any{"Service 1", "Service 2", "Regulatory", "Libraries", attribution.AllServices, "Old service", "Museums", ""}
	case "due":
		return []any{"2012-05-27", "2013-06-30", "2013-07-01"}
	case "date":
		return []any{"2012-03-31", "2013-07-01"}
	}
	return nil
}

// found says whether a changed account is refused, or found not to verify.
func found(s attribution.Statement, root map[string]any) (account.Account, bool) {
	var a account.Account
	if err := json.Unmarshal(must(json.Marshal(root)), &a); err != nil {
		return a, true
	}
	return a, a.Verify(s) != nil
}

func tree(a account.Account) map[string]any {
	var root map[string]any
	if err := json.Unmarshal(must(json.Marshal(a)), &root); err != nil {
		panic(err)
	}
	return root
}

// Any one of these changes is found, in any account.
func lawChange(t *rapid.T) {
	s := drawYear(t, "2012/13")
	root := tree(must(account.Close(s, drawFacts(t, s))))
	all := changes(root)
	for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(all)-1), 1, 20).Draw(t, "changes") {
		all[i].apply()
		if _, is := found(s, root); !is {
			t.Fatalf("not found: %s", all[i].place)
		}
		all[i].undo()
	}
}

// whole is an account in which everything stands that one can hold.
func whole(t *testing.T) (attribution.Statement, account.Account) {
	t.Helper()
	s := shared(t)
	return s, must(account.Close(s, account.Facts{
		Calls:    schedule("2012-04-30 25, 2012-07-31 75"),
		Services: []account.Service{{Name: "Regulatory", Outturn: new(pounds("1318000"))}},
		Payments: []account.Payment{
			{Service: "Regulatory", From: "B", To: "A", Amount: pounds("384000"), Date: day("2012-07-31"), Reference: "inv 17"},
			{Service: attribution.AllServices, From: "C", To: "B", Amount: pounds("70"), Date: day("2013-06-30")},
		},
		Opening: []attribution.Debt{{Service: "Regulatory", From: "A", To: "B", Amount: pounds("1000")}, {Service: "Old service", From: "C", To: "B", Amount: pounds("50")}},
	}))
}

func TestVerifyFindsEveryChange(t *testing.T) {
	s, a := whole(t)
	root := tree(a)
	all := changes(root)
	require.Greater(t, len(all), 200)
	for _, c := range all {
		c.apply()
		_, is := found(s, root)
		assert.True(t, is, "not found: %s", c.place)
		c.undo()
	}
	require.NoError(t, must(read(tree(a))).Verify(s))
}

func read(root map[string]any) (account.Account, error) {
	var a account.Account
	err := json.Unmarshal(must(json.Marshal(root)), &a)
	return a, err
}

// Each check by itself: one change, and all that is said of it.
func TestVerifySays(t *testing.T) {
	s, a := whole(t)
	text := string(must(a.MarshalJSON()))
	const settled = `"settlement":[{"from":"C","to":"A","amount":"658980.00"},{"from":"B","to":"A","amount":"10420.00"}]`
	for _, c := range []struct{ old, new, says string }{
		{`,{"service":"Libraries","budget":"100.00","schedule":[{"due":"2012-04-30","percent":"25"},{"due":"2012-07-31","percent":"75"}]}`, "", "account: 1 services, where the statement has 2"},
		{`"service":"Libraries","budget"`, `"service":"Museums","budget"`, `account: Museums: it stands where the statement has "Libraries"`},
		{`"budget":"100.00"`, `"budget":"100.01"`, "account: Libraries: a budget of 100.01 is not what its charges come to"},
		{`"outturn":"1318000.00"`, `"outturn":"1317999.99"`, "account: Regulatory: an outturn of 1317999.99 is not its budget and its variances"},
		{`"outturn":"1318000.00"`, `"outturn":"1318000.00","forecast":"1.00"`, "account: Regulatory: both an outturn and a year in progress are given: it has ended, or it has not\naccount: a settlement of a year in progress"},
		{`"budget":"100.00"`, `"budget":"100.00","actual":{"to":"2013-04-01","amount":"1.00"}`, "account: Libraries: actual figures to 2013-04-01, outside the year 2012/13\naccount: a settlement of a year in progress"},
		{`"budget":"100.00"`, `"budget":"100.00","actual":{"to":"2012-03-31","amount":"1.00"}`, "account: Libraries: actual figures to 2012-03-31, outside the year 2012/13\naccount: a settlement of a year in progress"},
		{`"budget":"100.00","schedule":[{"due":"2012-04-30","percent":"25"}`, `"budget":"100.00","schedule":[{"due":"2012-04-30","percent":"24"}`, "account: Libraries: the percentages of the calls come to 99, not to 100"},
		{`"due":"2012-04-30","amount":"96000.00"`, `"due":"2012-04-30","amount":"96000.01"`, "account: Regulatory: by 2012-04-30 B was called to pay A 96000.01, where 96000.00 follows from its contribution\n" +
			"account: Regulatory: by 2012-07-31 B was called to pay A 384000.01, where 384000.00 follows from its contribution"},
		{`"due":"2012-07-31","amount":"288000.00"`, `"due":"2012-08-31","amount":"288000.00"`, "account: Regulatory: by 2012-07-31 B was called to pay A 96000.00, where 384000.00 follows from its contribution\n" +
			"account: Regulatory: a call on B of 2012-08-31 that follows from no contribution, or on another day than its schedule has"},
		{`"calls":[`, `"calls":[{"service":"Regulatory","from":"B","to":"B","due":"2012-04-30","amount":"5.00"},`, "account: Regulatory: a call on B that is none"},
		{`"amount":"384000.00"`, `"amount":"-384000.00"`, "account: Regulatory: negative sum -384000.00\naccount: Regulatory: B owes A 10400.00 at the end: that is not what is due and open, less what was paid"},
		{`"date":"2012-07-31"`, `"date":"2012-03-31"`, "account: Regulatory: 2012-03-31 is before the year 2012/13 began: it is of the year before"},
		{`"date":"2013-06-30"`, `"date":"2013-07-01"`, "account: All services: 2013-07-01 is after the year 2012/13 was closed on 2013-06-30: it is of the year after"},
		{`"amount":"1000.00"`, `"amount":"1000.01"`, "account: Regulatory: B owes A 10400.00 at the end: that is not what is due and open, less what was paid"},
		{`"opening":[`, `"opening":[{"service":"Regulatory","from":"C","to":"C","amount":"5.00"},`, "account: Regulatory: an opening balance of C that is none"},
		{`"opening":[`, `"opening":[{"service":"Old service","from":"D","to":"C","amount":"5.00"},`, "account: Old service: an opening balance of D that is none\naccount: a balance that follows from what is due, open and paid is not listed"},
		{`"payments":[`, `"payments":[{"service":"Museums","from":"B","to":"A","amount":"5.00","date":"2012-06-30"},`, "account: Museums: a payment by B for no service, or to or by none of the authorities\naccount: a balance that follows from what is due, open and paid is not listed"},
		{settled, `"settlement":[{"from":"C","to":"A","amount":"658980.00"},{"from":"B","to":"A","amount":"10420.01"}]`, "account: the settlement does not clear the balances"},
		{settled, `"settlement":[{"from":"C","to":"A","amount":"658980.00"},{"from":"B","to":"A","amount":"10000.00"},{"from":"B","to":"A","amount":"420.00"}]`, "account: 3 transfers for 3 authorities with a balance"},
		{settled, `"settlement":[{"from":"C","to":"A","amount":"669400.00"},{"from":"C","to":"B","amount":"-10420.00"}]`, "account: a transfer from C to B that is none"},
	} {
		require.Equal(t, 1, strings.Count(text, c.old), c.old+" in "+text)
		var forged account.Account
		require.NoError(t, forged.UnmarshalJSON([]byte(strings.Replace(text, c.old, c.new, 1))))
		err := forged.Verify(s)
		assert.EqualError(t, err, c.says)
		assert.ErrorIs(t, err, attribution.ErrVerify)
	}
	// An account of another year, and one of a statement without a year.
	undated := must(attribution.NewStatement(attribution.Header{Period: "next year", Authorities: []attribution.Authority{"A", "B", "C"}}))
	assert.ErrorContains(t, a.Verify(undated), `account: dates, in a statement whose period is no year: "next year"`)
	// Books whose account was emptied, but for what was paid.
	books := account.Books{Statement: s}
	emptied := `{"services":[],"calls":[],"payments":[],"opening":[],"balance":[],"settlement":[{"from":"B","to":"A","amount":"1.00"}]}`
	require.NoError(t, json.Unmarshal([]byte(emptied), &books.Account))
	assert.ErrorContains(t, books.Verify(), "account: 0 services, where the statement has 2")
}

// Books of a statement that does not verify do not.
func TestBooksVerifyTheStatement(t *testing.T) {
	s, a := whole(t)
	text := string(must(json.Marshal(account.Books{Statement: s, Account: a})))
	const total = `"total":"1318100.00"`
	require.Equal(t, 1, strings.Count(text, total))
	var forged account.Books
	require.NoError(t, json.Unmarshal([]byte(strings.Replace(text, total, `"total":"1318100.01"`, 1)), &forged))
	assert.ErrorContains(t, forged.Verify(), "the grand total is 1318100.01, the charges add up to 1318100.00")
}

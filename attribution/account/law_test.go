package account_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/lawtest"
)

// between is a service and two authorities, one owing the other.
type between struct {
	service  string
	from, to attribution.Authority
}

// sums holds what is owed, both ways with opposite signs.
type sums map[between]decimal.Decimal

func (s sums) add(service string, from, to attribution.Authority, amount decimal.Decimal) {
	there, back := between{service, from, to}, between{service, to, from}
	s[there], s[back] = s[there].Add(amount), s[back].Sub(amount)
}

// contributed is what each is budgeted to pay the others, by the statement's
// charges.
func contributed(s attribution.Statement, service string) sums {
	called := map[attribution.Rule]bool{"ongoing": true, "ongoing.agreed": true, "tupe": true, "damping": true, "brought_forward": true}
	all := make(sums)
	for c := range s.ChargesOf(service) {
		for _, share := range c.Shares {
			if called[c.Rule] && c.PaidBy != "" && c.PaidBy != share.Authority {
				all.add(service, share.Authority, c.PaidBy, share.Amount)
			}
		}
	}
	return all
}

// Calls come to the contribution, and on no day have they drifted from its part by
// more than half a penny, or a penny where two contribute to each other.
func lawCalls(t *rapid.T) {
	s := drawYear(t, "2012/13")
	a := must(account.Close(s, drawFacts(t, s)))
	for _, r := range a.Services() {
		want, called := contributed(s, r.Service), make(sums)
		percent, next := new(big.Rat), 0
		calls := a.Calls()
		for i, instalment := range r.Schedule {
			percent.Add(percent, instalment.Percent.Rat())
			for ; next < len(calls) && (calls[next].Service != r.Service || !instalment.Due.Before(calls[next].Due)); next++ {
				if c := calls[next]; c.Service == r.Service {
					called.add(r.Service, c.From, c.To, c.Amount)
					if c.Amount.Sign() <= 0 {
						t.Fatalf("a call of %s", c.Amount)
					}
				}
			}
			for of, contribution := range want {
				exact := new(big.Rat).Mul(contribution.Rat(), percent)
				off := exact.Sub(called[of].Mul(decimal.NewFromInt(100)).Rat(), exact) // pounds × per cent are pence
				if off.Abs(off).Cmp(big.NewRat(1, 1)) > 0 {
					t.Fatalf("%v: %s by %s, %s pence off", of, called[of], instalment.Due, off)
				}
				if last := i == len(r.Schedule)-1; last && !called[of].Equal(contribution) {
					t.Fatalf("%v: calls come to %s, the contribution is %s", of, called[of], contribution)
				}
			}
		}
	}
}

// A balance is what is due and was open, less what was paid; and each pair stands
// once.
func lawBalances(t *rapid.T) {
	s := drawYear(t, "2012/13")
	facts := drawFacts(t, s)
	a := must(account.Close(s, facts))
	left := make(sums)
	for c := range s.Charges() { // from the charges, and not from what is due
		for _, share := range c.Shares {
			if !c.Deferred && c.PaidBy != "" && c.PaidBy != share.Authority {
				left.add(c.Service, share.Authority, c.PaidBy, share.Amount)
			}
		}
	}
	for _, d := range facts.Opening {
		left.add(d.Service, d.From, d.To, d.Amount)
	}
	for _, p := range facts.Payments {
		left.add(p.Service, p.To, p.From, p.Amount)
	}
	for _, d := range a.Balance() {
		if d.Amount.Sign() <= 0 || !left[between{d.Service, d.From, d.To}].Equal(d.Amount) {
			t.Fatalf("%v: %s is left", d, left[between{d.Service, d.From, d.To}])
		}
		left.add(d.Service, d.To, d.From, d.Amount)
	}
	for of, amount := range left {
		if amount.Sign() != 0 {
			t.Fatalf("%v: %s is left over", of, amount)
		}
	}
}

// The settlement clears all balances in fewer transfers than there are authorities
// with one; there is none of a year in progress.
func lawSettlement(t *rapid.T) {
	s := drawYear(t, "2012/13")
	a := must(account.Close(s, drawFacts(t, s)))
	if a.InProgress(s) {
		if len(a.Settlement()) > 0 {
			t.Fatalf("a year in progress is settled: %v", a.Settlement())
		}
		return
	}
	open := make(map[attribution.Authority]decimal.Decimal)
	for _, d := range a.Balance() {
		open[d.From], open[d.To] = open[d.From].Sub(d.Amount), open[d.To].Add(d.Amount)
	}
	with := 0
	for _, amount := range open {
		if amount.Sign() != 0 {
			with++
		}
	}
	if n := len(a.Settlement()); n > 0 && n >= with {
		t.Fatalf("%d transfers for %d balances", n, with)
	}
	for _, transfer := range a.Settlement() {
		open[transfer.From], open[transfer.To] = open[transfer.From].Add(transfer.Amount), open[transfer.To].Sub(transfer.Amount)
	}
	for code, amount := range open {
		if amount.Sign() != 0 {
			t.Fatalf("%s: %s is left", code, amount)
		}
	}
}

// Verify accepts what Close returns; books read back from their JSON as they were,
// byte for byte.
func lawBooks(t *rapid.T) {
	s := drawYear(t, rapid.SampledFrom([]string{"2012/13", "2012"}).Draw(t, "period"))
	books := account.Books{Statement: s, Account: must(account.Close(s, drawFacts(t, s)))}
	if err := books.Verify(); err != nil {
		t.Fatal(err)
	}
	text := must(json.Marshal(books))
	var again account.Books
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if !again.Account.Equal(books.Account) || !again.Statement.Equal(s) || !bytes.Equal(text, must(json.Marshal(again))) {
		t.Fatalf("read back as something else: %s", text)
	}
	if err := again.Verify(); err != nil {
		t.Fatal(err)
	}
}

var laws = map[string]func(*rapid.T){
	"calls come to the contribution and never drift": lawCalls,
	"balances":                lawBalances,
	"the settlement clears":   lawSettlement,
	"verify accepts":          lawBooks,
	"verify finds any change": lawChange,
	"the journal":             lawJournal,
}

func TestAccountLaw(t *testing.T) {
	for name, law := range laws {
		t.Run(name, func(t *testing.T) { rapid.Check(t, law) })
	}
}

func FuzzCalls(f *testing.F)      { lawtest.Fuzz(f, lawCalls) }
func FuzzBalances(f *testing.F)   { lawtest.Fuzz(f, lawBalances) }
func FuzzSettlement(f *testing.F) { lawtest.Fuzz(f, lawSettlement) }
func FuzzBooks(f *testing.F)      { lawtest.Fuzz(f, lawBooks) }
func FuzzJournal(f *testing.F)    { lawtest.Fuzz(f, lawJournal) }
func FuzzVerify(f *testing.F)     { lawtest.Fuzz(f, lawChange) }

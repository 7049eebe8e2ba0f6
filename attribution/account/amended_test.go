package account_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/lawtest"
)

// ledger is a service over the years: those that are closed, and the open one, in which
// anything may still happen.
type ledger struct {
	closed []events
	open   events
	last   account.Books // of the last closed year, as they read back
}

// events are all that has happened in a year, in pence.
type events struct {
	host           attribution.Authority
	weights        map[attribution.Authority]int64 // of those who take part
	cost           int64
	shared, hosted []int64 // variances that all bear now, and that the host bears
	calls          account.Schedule
	payments       []paid
}

// year is the open one.
func (l *ledger) year() account.Year {
	n := len(l.closed)
	return must(account.ParseYear(fmt.Sprintf("%d/%02d", 2000+n, n+1)))
}

// books are those of the open year, by the library.
func (l *ledger) books() account.Books {
	var facts []attribution.Fact
	for _, amount := range l.open.shared {
		facts = append(facts, attribution.Variance{Cause: attribution.CauseDemand, Amount: pence(amount)})
	}
	for _, amount := range l.open.hosted {
		facts = append(facts, attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pence(amount)})
	}
	known := account.Facts{Calls: l.open.calls}
	if len(l.closed) > 0 {
		facts = append(facts, attribution.BroughtForward{Adjustments: l.last.Statement.NextYearOf("Service")})
		known.Opening = l.last.Open()
	}
	for _, p := range l.open.payments {
		known.Payments = append(known.Payments, account.Payment{Service: "Service", From: p.from, To: p.to, Amount: pence(p.pence), Date: l.year().First()})
	}
	s := must(attribution.NewStatement(attribution.Header{Period: l.year().String(), Authorities: codes}, attribution.Service{
		Name: "Service", Host: l.open.host, Basis: must(attribution.InProportion(participants(l.open.weights))), Running: attribution.Ongoing{Cost: pence(l.open.cost)}, Facts: facts,
	}))
	if known.Calls == nil && known.Opening == nil && known.Payments == nil {
		return account.Books{Statement: s} // an account of nothing is none
	}
	return account.Books{Statement: s, Account: must(account.Close(s, known))}
}

// happens changes the open year: whoever joins or leaves, what it costs, who hosts it,
// what is called and paid; or closes it.
func (l *ledger) happens(t *rapid.T) map[string]func(*rapid.T) {
	some := rapid.OneOf(rapid.Int64Range(-30, 30), rapid.Int64Range(-1e9, 1e9))
	return map[string]func(*rapid.T){
		"join or be weighed anew": func(t *rapid.T) { l.open.weights[one(t, "who")] = rapid.Int64Range(1, 9).Draw(t, "weight") },
		"leave": func(t *rapid.T) {
			if len(l.open.weights) > 1 {
				delete(l.open.weights, one(t, "who"))
			}
		},
		"cost otherwise": func(t *rapid.T) { l.open.cost = max(0, some.Draw(t, "cost")) },
		"have a host":    func(t *rapid.T) { l.open.host = one(t, "host") },
		"vary":           func(t *rapid.T) { l.open.shared = append(l.open.shared, some.Draw(t, "variance")) },
		"vary for a host": func(t *rapid.T) {
			l.open.hosted = append(l.open.hosted, some.Draw(t, "variance"))
		},
		"find a variance mistaken": func(t *rapid.T) { l.open.shared, l.open.hosted = nil, nil },
		"call":                     func(t *rapid.T) { l.open.calls = drawSchedule(t, l.year()) },
		"pay": func(t *rapid.T) {
			from := one(t, "from")
			l.open.payments = append(l.open.payments, paid{from: from, to: another(t, from), pence: rapid.Int64Range(1, 1e6).Draw(t, "paid")})
		},
		"close the year": func(t *rapid.T) {
			printed := must(json.Marshal(l.books()))
			l.last = account.Books{}
			if err := json.Unmarshal(printed, &l.last); err != nil {
				t.Fatal(err)
			}
			l.closed = append(l.closed, l.open)
			l.open = events{host: l.open.host, weights: maps.Clone(l.open.weights), cost: l.open.cost}
		},
		"": l.agrees,
	}
}

// owed is what each of two authorities owes the other, net: the first in the order
// of the codes owes what is above nought.
type owed map[[2]attribution.Authority]int64

func (d owed) owe(from, to attribution.Authority, pence int64) {
	if from > to {
		from, to, pence = to, from, -pence
	}
	if d[[2]attribution.Authority{from, to}] += pence; from == to || d[[2]attribution.Authority{from, to}] == 0 {
		delete(d, [2]attribution.Authority{from, to})
	}
}

// forward adds what a year's host bore of others' variances, which they owe the host of
// the year after.
func (e events) forward(d owed, next attribution.Authority) {
	for _, amount := range e.hosted {
		for a, part := range split(amount, e.weights) {
			if a != e.host {
				d.owe(a, next, part)
				d.owe(e.host, next, -part)
			}
		}
	}
}

// model is what is open by the end of the open year, worked out from all that ever
// happened and no books.
func (l *ledger) model() owed {
	owing, years := make(owed), append(slices.Clone(l.closed), l.open)
	for y, e := range years {
		for _, amount := range append([]int64{e.cost}, e.shared...) {
			for a, part := range split(amount, e.weights) {
				owing.owe(a, e.host, part)
			}
		}
		if y+1 < len(years) {
			e.forward(owing, years[y+1].host)
		}
		for _, p := range e.payments {
			owing.owe(p.from, p.to, -p.pence)
		}
	}
	return owing
}

// called is what the open year's budget calls for, all instalments together.
func (l *ledger) called() owed {
	called := make(owed)
	if l.open.calls == nil {
		return called
	}
	for a, part := range split(l.open.cost, l.open.weights) {
		called.owe(a, l.open.host, part)
	}
	if last := len(l.closed) - 1; last >= 0 {
		l.closed[last].forward(called, l.open.host)
	}
	return called
}

// agrees holds the books of the open year to the model, and to themselves.
func (l *ledger) agrees(t *rapid.T) {
	books := l.books()
	if err := books.Verify(); err != nil {
		t.Fatal(err)
	}
	open, called := make(owed), make(owed)
	for _, d := range books.Open() {
		open.owe(d.From, d.To, d.Amount.Shift(2).IntPart())
	}
	for _, c := range books.Account.Calls() {
		called.owe(c.From, c.To, c.Amount.Shift(2).IntPart())
	}
	if want := l.model(); !maps.Equal(open, want) {
		t.Fatalf("open is %v, and by all that happened %v", open, want)
	}
	if want := l.called(); !maps.Equal(called, want) {
		t.Fatalf("called is %v, and the budget asks for %v", called, want)
	}
}

// Whatever happens to a service over the years, in whatever order, its books are those
// of a ledger that keeps no balances and adds up everything from the beginning.
func lawAmended(t *rapid.T) {
	l := &ledger{open: events{host: "A", weights: map[attribution.Authority]int64{"A": 1, "B": 2}}}
	t.Repeat(l.happens(t))
}

func TestAmendedLaw(t *testing.T) { rapid.Check(t, lawAmended) }

func FuzzAmended(f *testing.F) { lawtest.Fuzz(f, lawAmended) }

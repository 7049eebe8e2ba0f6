package account_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/lawtest"
)

// A history is some years of one service, each after the one before it: A, B and C
// set it up, D joins later, hosts change, and one of the years is found to have been
// closed wrongly.
type history struct {
	years     []happening
	joins     int     // the year in which D joins
	setUp     int64   // what it cost to set up, in the first year, in equal parts
	wrong     int     // the year that was closed wrongly
	should    figures // what it should have been
	transfers []paid  // what was paid among them
}

// figures is what a year cost, in pence: its budget, a variance that is shared, and one
// that its host bears.
type figures struct{ cost, shared, hosted int64 }

// happening is a year as it was closed.
type happening struct {
	figures
	host    attribution.Authority
	weights map[attribution.Authority]int64 // of those who take part
}

// paid is what one paid another in a year.
type paid struct {
	year     int
	from, to attribution.Authority
	pence    int64
}

func drawHistory(t *rapid.T) history {
	cost := rapid.OneOf(rapid.Int64Range(0, 30), rapid.Int64Range(0, 1e9))
	vary := rapid.OneOf(rapid.Int64Range(-30, 30), rapid.Int64Range(-1e6, 1e6))
	drawn := func() figures { return figures{cost.Draw(t, "cost"), vary.Draw(t, "shared"), vary.Draw(t, "hosted")} }
	h := history{years: make([]happening, rapid.IntRange(2, 6).Draw(t, "years")), setUp: cost.Draw(t, "set-up")}
	h.joins = rapid.IntRange(1, len(h.years)-1).Draw(t, "joins")
	h.wrong, h.should = rapid.IntRange(0, len(h.years)-2).Draw(t, "wrong"), drawn()
	for y := range h.years {
		year := happening{drawn(), one(t, "host"), make(map[attribution.Authority]int64)}
		for _, a := range codes {
			if a != "D" || y >= h.joins {
				year.weights[a] = rapid.Int64Range(1, 9).Draw(t, "weight")
			}
		}
		if y == len(h.years)-1 {
			year.hosted = 0 // nobody would pay it back
		}
		h.years[y] = year
		for range rapid.IntRange(0, 3).Draw(t, "payments") {
			from := one(t, "from")
			h.transfers = append(h.transfers, paid{y, from, another(t, from), rapid.Int64Range(1, 1e6).Draw(t, "paid")})
		}
	}
	return h
}

// participants are those with a weight, in the order of the codes.
func participants(weights map[attribution.Authority]int64) (all attribution.Shares) {
	for _, a := range codes {
		if w, takesPart := weights[a]; takesPart {
			all = append(all, attribution.Share{Authority: a, Amount: decimal.NewFromInt(w)})
		}
	}
	return all
}

// statement attributes a year by the library. The years before have left what is
// brought forward and, where one is corrected, the correction.
func (h history) statement(y int, came figures, before ...attribution.Fact) attribution.Statement {
	year := h.years[y]
	basis := must(attribution.InProportion(participants(year.weights)))
	facts := append([]attribution.Fact{
		attribution.Variance{Cause: attribution.CauseDemand, Amount: pence(came.shared)},
		attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pence(came.hosted)},
	}, before...)
	if y == 0 {
		facts = append(facts, attribution.Transition{Kind: attribution.KindICT, Amount: pence(h.setUp), PaidBy: "B", ApprovedBy: []attribution.Authority{"A", "B", "C"},
			Necessity: attribution.NecessityComparable, By: attribution.ByAgreedBasis, Basis: must(attribution.Equally("A", "B", "C"))})
	}
	if y == h.joins {
		bore := must(must(attribution.Equally("A", "B", "C")).Apportion(pence(h.setUp)))
		facts = append(facts, attribution.Joining{Bore: bore, By: attribution.ByAgreedBasis, Basis: must(attribution.Equally(codes...))})
	}
	header := attribution.Header{Period: fmt.Sprintf("%d/%02d", 2000+y, y+1), Authorities: codes}
	return must(attribution.NewStatement(header, attribution.Service{Name: "Service", Host: year.host, Basis: basis, Running: attribution.Ongoing{Cost: pence(came.cost)}, Facts: facts}))
}

// books closes the years one after another, each read back from its JSON.
func (h history) books(t *rapid.T) (all []account.Books) {
	var last account.Books
	for y := range h.years {
		var facts []attribution.Fact
		forward := func(s attribution.Statement) []attribution.Fact {
			return []attribution.Fact{attribution.BroughtForward{Adjustments: s.NextYearOf("Service")}}
		}
		if y > 0 {
			facts = forward(last.Statement)
		}
		if y == h.wrong+1 {
			facts = append(facts, attribution.Correction{Closed: last.Statement, Restated: h.statement(h.wrong, h.should, h.forwarded(last.Statement)...)})
		}
		s := h.statement(y, h.years[y].figures, facts...)
		known := account.Facts{Calls: drawSchedule(t, must(account.ParseYear(s.Header().Period)))}
		if y > 0 {
			known.Opening = last.Open()
		}
		for _, p := range h.transfers {
			if p.year == y {
				known.Payments = append(known.Payments, account.Payment{Service: "Service", From: p.from, To: p.to, Amount: pence(p.pence), Date: must(account.ParseYear(s.Header().Period)).Last()})
			}
		}
		books := account.Books{Statement: s, Account: must(account.Close(s, known))}
		if err := books.Verify(); err != nil {
			t.Fatal(err)
		}
		last = account.Books{}
		if err := json.Unmarshal(must(json.Marshal(books)), &last); err != nil {
			t.Fatal(err)
		}
		all = append(all, last)
	}
	return all
}

// forwarded is what a closed year brought forward, and the correction that it held.
func (h history) forwarded(closed attribution.Statement) []attribution.Fact {
	var adjustments attribution.Shares
	for c := range closed.Charges() {
		if c.Rule == attribution.RuleBroughtForward {
			adjustments = append(adjustments, c.Shares...)
		}
	}
	if adjustments == nil {
		return nil
	}
	return []attribution.Fact{attribution.BroughtForward{Adjustments: adjustments}}
}

// split is the penny law, written to be read: everyone's part rounded toward nought,
// and the pennies left over to the largest remainders, equal ones in code order.
func split(pence int64, weights map[attribution.Authority]int64) map[attribution.Authority]int64 {
	sign := int64(1)
	if pence < 0 {
		sign, pence = -1, -pence
	}
	total, left := int64(0), pence
	order := make([]attribution.Authority, 0, len(weights))
	for a, w := range weights {
		total, order = total+w, append(order, a)
	}
	parts := make(map[attribution.Authority]int64)
	for a, w := range weights {
		parts[a] = pence * w / total
		left -= parts[a]
	}
	slices.SortFunc(order, func(a, b attribution.Authority) int {
		if ra, rb := pence*weights[a]%total, pence*weights[b]%total; ra != rb {
			return int(rb - ra)
		}
		if a < b {
			return -1
		}
		return 1
	})
	for _, a := range order[:left] {
		parts[a]++
	}
	for a := range parts {
		parts[a] *= sign
	}
	return parts
}

// model is what everyone should bear in the end, and laid out, worked out from what
// was true and nothing else: no payers, no calls, no years that follow each other.
func (h history) model() (bears, laidOut map[attribution.Authority]int64) {
	bears, laidOut = make(map[attribution.Authority]int64), make(map[attribution.Authority]int64)
	bear := func(pence int64, weights map[attribution.Authority]int64) {
		for a, part := range split(pence, weights) {
			bears[a] += part
		}
	}
	for y, year := range h.years {
		figures := year.figures
		if y == h.wrong {
			figures = h.should
		}
		for _, pence := range []int64{figures.cost, figures.shared, figures.hosted} {
			bear(pence, year.weights)
			laidOut[year.host] += pence
		}
	}
	three, four := map[attribution.Authority]int64{"A": 1, "B": 1, "C": 1}, map[attribution.Authority]int64{"A": 1, "B": 1, "C": 1, "D": 1}
	for _, bore := range split(h.setUp, three) { // shared anew, each by itself
		bear(bore, four)
	}
	laidOut["B"] += h.setUp
	return bears, laidOut
}

// What everyone laid out and paid over all years, and owes at their end, is what it
// bears by the agreement: what hosts bore is recovered in full, to the penny. And so
// the journals have it: over all years a bank holds what its authority laid out and
// paid, and nothing of what was only moved between partners, and its expenditure what
// it bears.
func lawHistory(t *rapid.T) {
	h := drawHistory(t)
	years := h.books(t)
	last := years[len(years)-1]
	bears, out := h.model()
	for _, p := range h.transfers {
		out[p.from] += p.pence
		out[p.to] -= p.pence
	}
	bank, expenditure := make(map[attribution.Authority]int64), make(map[attribution.Authority]int64)
	for _, books := range years {
		for of, sum := range posted(must(books.Journal())) {
			switch of.Role {
			case account.RoleBank:
				bank[of.Authority] += sum.Shift(2).IntPart()
			case account.RoleExpenditure:
				expenditure[of.Authority] += sum.Shift(2).IntPart()
			}
		}
	}
	for _, a := range codes {
		if bank[a] != -out[a] || expenditure[a] != bears[a] {
			t.Fatalf("%s: bank %d, and it laid out and paid %d; expenditure %d, and it bears %d: %+v", a, bank[a], out[a], expenditure[a], bears[a], h)
		}
	}
	for _, d := range last.Open() {
		pence := d.Amount.Shift(2).IntPart()
		out[d.From] += pence
		out[d.To] -= pence
	}
	for _, a := range codes {
		if out[a] != bears[a] {
			t.Fatalf("%s paid and owes %d, and bears %d: %+v", a, out[a], bears[a], h)
		}
	}
}

func TestHistoryLaw(t *testing.T) { rapid.Check(t, lawHistory) }

func FuzzHistory(f *testing.F) { lawtest.Fuzz(f, lawHistory) }

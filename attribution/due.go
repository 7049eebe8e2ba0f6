package attribution

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/shopspring/decimal"
)

// Debt is what one authority owes another for one service.
type Debt struct {
	Service  string
	From, To Authority
	Amount   decimal.Decimal // above zero
}

// Equal says whether both say the same, the amount by value.
func (d Debt) Equal(other Debt) bool {
	return d.Service == other.Service && d.From == other.From && d.To == other.To && d.Amount.Equal(other.Amount)
}

// Transfer is a payment that helps to clear what is due.
type Transfer struct {
	From, To Authority
	Amount   decimal.Decimal // above zero
}

// Equal says whether both say the same, the amount by value.
func (t Transfer) Equal(other Transfer) bool {
	return t.From == other.From && t.To == other.To && t.Amount.Equal(other.Amount)
}

// pair is two authorities of a statement, by place, the first before the second.
type pair struct{ first, second int }

// debts adds up, for each pair of authorities, the shares of what the other has
// paid for a service, and nets the two directions. Charges without a payer, and
// next year's, are left out. Pairs come in the order of the authorities.
func debts(r roster, service string, charges []Charge) []Debt {
	owed := make(map[pair]*sum) // by the first to the second
	for _, c := range charges {
		if c.Deferred || c.PaidBy == "" {
			continue
		}
		payer := r.places[c.PaidBy]
		for _, share := range c.Shares {
			bearer, amount := r.places[share.Authority], share.Amount
			key := pair{bearer, payer}
			switch {
			case bearer == payer:
				continue
			case bearer > payer:
				key, amount = pair{payer, bearer}, amount.Neg()
			}
			if owed[key] == nil {
				owed[key] = new(sum)
			}
			owed[key].add(amount)
		}
	}
	pairs := make([]pair, 0, len(owed))
	for key := range owed {
		pairs = append(pairs, key)
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second)) })
	var due []Debt
	for _, key := range pairs {
		first, second, amount := r.authorities[key.first], r.authorities[key.second], owed[key].amount()
		switch amount.Sign() {
		case 1:
			due = append(due, Debt{service, first, second, amount})
		case -1:
			due = append(due, Debt{service, second, first, amount.Neg()})
		}
	}
	return due
}

// balances returns what each authority is owed by all the others together, in
// code order: negative for one that owes. They sum to zero.
func balances(due []Debt) Shares {
	totals := make(map[Authority]*sum)
	add := func(a Authority, amount decimal.Decimal) {
		if totals[a] == nil {
			totals[a] = new(sum)
		}
		totals[a].add(amount)
	}
	for _, debt := range due {
		add(debt.From, debt.Amount.Neg())
		add(debt.To, debt.Amount)
	}
	balances := make(Shares, 0, len(totals))
	for a, total := range totals {
		balances = append(balances, Share{a, total.amount()})
	}
	slices.SortFunc(balances, func(a, b Share) int { return cmp.Compare(a.Authority, b.Authority) })
	return balances
}

// Settle returns the transfers that clear all debts together, in fewer transfers
// than there are authorities with a balance: at every step the largest debtor pays
// the largest creditor of what is then open, equal ones in code order. Setting off
// between three parties is an offer, not a rule. The debts must be sums of money
// above nought.
func Settle(due []Debt) []Transfer { return settle(balances(due)) }

// settle clears balances that sum to zero: at every step the largest debtor pays
// the largest creditor of what is then open. Each transfer brings at least one of
// its two parties to nought and the last one both, hence fewer transfers than
// balances.
func settle(balances Shares) []Transfer {
	var creditors, debtors largest
	for _, b := range balances {
		switch b.Amount.Sign() {
		case 1:
			creditors = append(creditors, b)
		case -1:
			debtors = append(debtors, Share{b.Authority, b.Amount.Neg()})
		}
	}
	heap.Init(&creditors)
	heap.Init(&debtors)
	var transfers []Transfer
	for len(debtors) > 0 {
		from, to := heap.Pop(&debtors).(Share), heap.Pop(&creditors).(Share)
		amount := from.Amount
		if to.Amount.Cmp(amount) < 0 {
			amount = to.Amount
		}
		transfers = append(transfers, Transfer{from.Authority, to.Authority, amount})
		if from.Amount = from.Amount.Sub(amount); from.Amount.Sign() > 0 {
			heap.Push(&debtors, from)
		}
		if to.Amount = to.Amount.Sub(amount); to.Amount.Sign() > 0 {
			heap.Push(&creditors, to)
		}
	}
	return transfers
}

// largest is a heap of what is open: the largest amount comes first, and of equal
// ones the code that sorts first.
type largest []Share

func (l largest) Len() int      { return len(l) }
func (l largest) Swap(i, j int) { l[i], l[j] = l[j], l[i] }
func (l *largest) Push(x any)   { *l = append(*l, x.(Share)) }
func (l largest) Less(i, j int) bool {
	return cmp.Or(l[j].Amount.Cmp(l[i].Amount), cmp.Compare(l[i].Authority, l[j].Authority)) < 0
}

func (l *largest) Pop() any {
	last := len(*l) - 1
	popped := (*l)[last]
	*l = (*l)[:last]
	return popped
}

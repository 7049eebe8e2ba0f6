package attribution

import (
	"cmp"
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

// debts adds up, for each service and pair of authorities, the shares of what
// the other has paid, and nets the two directions. Charges without a payer, and
// next year's, are left out. Services come in the order of their charges, pairs
// in the order of authorities.
func debts(authorities []Authority, charges []Charge) []Debt {
	type account struct {
		service       string
		first, second int // positions in authorities, first < second
	}
	position := make(map[Authority]int, len(authorities))
	for i, a := range authorities {
		position[a] = i
	}
	owed := make(map[account]decimal.Decimal) // by first to second
	var accounts []account
	order := make(map[string]int)
	for _, c := range charges {
		if _, seen := order[c.Service]; !seen {
			order[c.Service] = len(order)
		}
		if c.Deferred || c.PaidBy == "" {
			continue
		}
		payer := position[c.PaidBy]
		for _, share := range c.Shares {
			bearer, amount := position[share.Authority], share.Amount
			if bearer == payer {
				continue
			}
			key := account{c.Service, bearer, payer}
			if bearer > payer {
				key, amount = account{c.Service, payer, bearer}, amount.Neg()
			}
			if _, open := owed[key]; !open {
				accounts = append(accounts, key)
			}
			owed[key] = owed[key].Add(amount)
		}
	}
	slices.SortFunc(accounts, func(a, b account) int {
		return cmp.Or(cmp.Compare(order[a.service], order[b.service]), cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second))
	})
	var due []Debt
	for _, key := range accounts {
		first, second, amount := authorities[key.first], authorities[key.second], owed[key]
		switch amount.Sign() {
		case 1:
			due = append(due, Debt{key.service, first, second, amount})
		case -1:
			due = append(due, Debt{key.service, second, first, amount.Neg()})
		}
	}
	return due
}

// balances returns what each authority is owed by all the others together, in
// code order: negative for one that owes. They sum to zero.
func balances(due []Debt) Shares {
	totals := make(map[Authority]decimal.Decimal)
	for _, debt := range due {
		totals[debt.From] = totals[debt.From].Sub(debt.Amount)
		totals[debt.To] = totals[debt.To].Add(debt.Amount)
	}
	balances := make(Shares, 0, len(totals))
	for a, total := range totals {
		balances = append(balances, Share{a, total})
	}
	slices.SortFunc(balances, func(a, b Share) int { return cmp.Compare(a.Authority, b.Authority) })
	return balances
}

// settle clears balances that sum to zero and stand in code order. Each transfer
// brings at least one of its two parties to nought and the last one both, hence
// fewer transfers than balances.
func settle(balances Shares) []Transfer {
	var transfers []Transfer
	for {
		creditor, debtor := 0, 0
		for i, b := range balances {
			if b.Amount.Cmp(balances[creditor].Amount) > 0 {
				creditor = i
			}
			if b.Amount.Cmp(balances[debtor].Amount) < 0 {
				debtor = i
			}
		}
		if len(balances) == 0 || balances[debtor].Amount.Sign() == 0 {
			return transfers
		}
		from, to := &balances[debtor], &balances[creditor]
		amount := from.Amount.Neg()
		if to.Amount.Cmp(amount) < 0 {
			amount = to.Amount
		}
		transfers = append(transfers, Transfer{from.Authority, to.Authority, amount})
		from.Amount = from.Amount.Add(amount)
		to.Amount = to.Amount.Sub(amount)
	}
}

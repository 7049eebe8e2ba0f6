package account

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// ledger adds up what authorities owe one another for one service.
type ledger struct {
	service string
	pairs   []pair // in the order in which they were first entered
	owed    map[pair]decimal.Decimal
}

// pair is who owes, and whom.
type pair struct{ from, to attribution.Authority }

func newLedger(service string) *ledger {
	return &ledger{service: service, owed: make(map[pair]decimal.Decimal)}
}

// add enters what one owes another, below nought where it is the other way round.
func (l *ledger) add(from, to attribution.Authority, amount decimal.Decimal) {
	if from == to {
		return
	}
	key := pair{from, to}
	if _, entered := l.owed[key]; !entered {
		l.pairs = append(l.pairs, key)
	}
	l.owed[key] = l.owed[key].Add(amount)
}

// oneWay returns each sum as it was entered, either sign, but for nought.
func (l *ledger) oneWay() []attribution.Debt {
	var debts []attribution.Debt
	for _, key := range l.pairs {
		if amount := l.owed[key]; amount.Sign() != 0 {
			debts = append(debts, attribution.Debt{Service: l.service, From: key.from, To: key.to, Amount: amount})
		}
	}
	return debts
}

// netted returns what is owed within each pair once both ways are set off, in the
// order in which the pairs were entered.
func (l *ledger) netted() []attribution.Debt {
	var debts []attribution.Debt
	done := make(map[pair]bool)
	for _, key := range l.pairs {
		back := pair{key.to, key.from}
		if done[back] {
			continue
		}
		done[key] = true
		switch amount := l.owed[key].Sub(l.owed[back]); amount.Sign() {
		case 1:
			debts = append(debts, attribution.Debt{Service: l.service, From: key.from, To: key.to, Amount: amount})
		case -1:
			debts = append(debts, attribution.Debt{Service: l.service, From: key.to, To: key.from, Amount: amount.Neg()})
		}
	}
	return debts
}

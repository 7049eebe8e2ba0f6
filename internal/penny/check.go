package penny

import "math/big"

// Condition is one of the conditions of the penny law.
type Condition uint8

const (
	Conservation     Condition = iota + 1 // the shares sum to the amount
	Quota                                 // a share is the exact proportion rounded down or up
	LargestRemainder                      // the odd pennies go to the head of the queue
)

// Fault is a condition that shares do not meet, and where.
type Fault struct {
	Condition Condition
	Off       *big.Int // of Conservation: the amount less the sum of the shares
	Position  int      // of Quota: whose share it is; of LargestRemainder: who got an odd penny
	Owed      int      // of LargestRemainder: whose odd penny it was
}

// Check returns every condition of the penny law that the shares of an amount do
// not meet. It divides nothing: for each party it takes the difference
//
//	amount × weight − share × sum of weights
//
// which is 0 or more and below the sum where the share was rounded down, and
// below 0 where it got an odd penny. Quota is the bounds of that difference: so a
// weight of zero has no share but nought, and no share has the other sign than
// the amount. The law of the odd pennies is that the last one served stands
// before the first one not served; it is looked at where all else is well.
//
// There must be as many shares as weights, no weight below zero and one above;
// the weights need not be in lowest terms. Of two positions whose remainders are
// equal, first says whether the one is served before the other.
func Check(amount *big.Int, weights, shares []*big.Int, first func(i, j int) bool) []Fault {
	var faults []Fault
	sum, off := new(big.Int), new(big.Int).Set(amount)
	for i := range weights {
		sum.Add(sum, weights[i])
		off.Sub(off, shares[i])
	}
	if off.Sign() != 0 {
		faults = append(faults, Fault{Condition: Conservation, Off: off})
	}
	before := func(one, other *place) bool {
		order := one.remainder.Cmp(other.remainder)
		return order > 0 || order == 0 && first(one.position, other.position)
	}
	var served, passed *place // in the queue for odd pennies: the last one served, the first one not
	for i := range weights {
		difference := new(big.Int).Mul(amount, weights[i])
		difference.Sub(difference, new(big.Int).Mul(shares[i], sum))
		if amount.Sign() < 0 {
			difference.Neg(difference)
		}
		if difference.CmpAbs(sum) >= 0 {
			faults = append(faults, Fault{Condition: Quota, Position: i})
			continue
		}
		switch here := (&place{i, difference}); {
		case difference.Sign() < 0:
			difference.Add(difference, sum)
			if served == nil || before(served, here) {
				served = here
			}
		case passed == nil || before(here, passed):
			passed = here
		}
	}
	if faults == nil && served != nil && passed != nil && before(passed, served) {
		faults = append(faults, Fault{Condition: LargestRemainder, Position: served.position, Owed: passed.position})
	}
	return faults
}

// place is a party's place in the queue for odd pennies.
type place struct {
	position  int
	remainder *big.Int
}

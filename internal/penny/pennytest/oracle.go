// Package pennytest has the penny law by other principles than the engine's, and
// the cases most likely to go wrong, for the tests of every package that divides
// money. It does not know package penny.
package pennytest

import (
	"math/big"
	"slices"
)

// Shares divides an amount of any size by the penny law. It has no floor, no
// remainder and no queue: it looks for the shares with the least sum of squared
// errors against the exact proportions, and of several such for those that give
// most to the first in the order of ties, then to the second...
//
// It starts from shares that sum to the amount and are roughly right, and moves
// single pennies for as long as that makes them better. Write error for
// share × sum of weights − amount × weight. A penny that moves from one party to
// another changes the squares by the sign of
//
//	sum of weights − (error of the one − error of the other),
//
// so it moves from the largest error to the smallest where these are more than
// the sum apart, and where they are just that, from one later in the order to one
// earlier. Each move is for the better, so there is a last one, and after it no
// move between any two parties would help; and where no two can better a sum of
// squares, one for each party, nothing can.
func Shares(amount *big.Int, weights []*big.Int, order []int32) []*big.Int {
	shares, sum := roughly(amount, weights)
	errors, queue, rank := make([]*big.Int, len(weights)), make([]int, len(weights)), make([]int, len(weights))
	for i, w := range weights {
		errors[i] = new(big.Int).Mul(shares[i], sum)
		errors[i].Sub(errors[i], new(big.Int).Mul(amount, w))
		queue[i] = i
	}
	for place, i := range order {
		rank[i] = place
	}
	sign := amount.Sign() // the pennies of a refund are taken, so there the order serves the other way round
	penny := big.NewInt(1)
	for moved := true; moved; {
		moved = false
		slices.SortFunc(queue, func(i, j int) int { // the largest error first, and of equal ones the one to move from
			if c := errors[j].Cmp(errors[i]); c != 0 {
				return c
			}
			return sign * (rank[j] - rank[i])
		})
		for here, there := 0, len(queue)-1; here < there; here, there = here+1, there-1 {
			from, to := queue[here], queue[there]
			apart := new(big.Int).Sub(errors[from], errors[to]).Cmp(sum)
			if apart < 0 || apart == 0 && sign*(rank[to]-rank[from]) >= 0 {
				break
			}
			shares[from].Sub(shares[from], penny)
			errors[from].Sub(errors[from], sum)
			shares[to].Add(shares[to], penny)
			errors[to].Add(errors[to], sum)
			moved = true
		}
	}
	return shares
}

// roughly divides an amount as a ruler would: each party gets what lies between
// two marks, rounded down to a penny. It also returns the sum of the weights.
func roughly(amount *big.Int, weights []*big.Int) (shares []*big.Int, sum *big.Int) {
	sum = new(big.Int)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	mark, reached := new(big.Int), new(big.Int)
	for _, w := range weights {
		reached.Add(reached, w)
		next := new(big.Int).Mul(amount, reached)
		next.Div(next, sum)
		shares = append(shares, new(big.Int).Sub(next, mark))
		mark = next
	}
	return shares, sum
}

// LeastSquares divides a small amount of nought or more among few weights, by
// trying every way to split it: of all of them, the one with the least sum of
// squared errors, and of several such the one that gives most to the first, then
// the second... The order of ties is that of the weights.
func LeastSquares(amount int64, weights []int64) []int64 {
	var sum int64
	for _, w := range weights {
		sum += w
	}
	var best []int64
	var least int64
	parts := make([]int64, len(weights))
	var try func(i int, left, squares int64)
	try = func(i int, left, squares int64) {
		if best != nil && squares >= least {
			return // earlier ways gave the first ones more
		}
		if i == len(weights) {
			if left == 0 {
				best, least = slices.Clone(parts), squares
			}
			return
		}
		for part := left; part >= 0; part-- {
			parts[i] = part
			miss := part*sum - amount*weights[i] // the error, times the sum of the weights
			try(i+1, left-part, squares+miss*miss)
		}
	}
	try(0, amount, 0)
	return best
}

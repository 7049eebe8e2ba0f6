package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	gomoney "github.com/Rhymond/go-money"
	"github.com/bojanz/currency"
	"github.com/formancehq/numscript"
	govdecimal "github.com/govalues/decimal"
	govmoney "github.com/govalues/money"
	"github.com/shopspring/decimal"
)

// peer is another way to divide pence by weights.
type peer struct {
	name string
	// prepare does all that the library lets one do before the amounts come, and
	// returns what divides one. Where parts is false the result may be nil, so that
	// a benchmark measures the library and not our reading of its answer.
	prepare func(weights []int64, parts bool) (divide func(pence int64) ([]int64, error), err error)
}

// peers are the libraries, and the loop that people write without one. Those
// that have no division by weights are given that loop in their own arithmetic.
var peers = []peer{
	{"go-money", prepareGoMoney},
	{"govalues/money", prepareGovalues},
	{"bojanz/currency", prepareBojanz},
	{"numscript", prepareNumscript},
	{"naive loop", prepareNaive},
}

// prepareGoMoney uses Allocate: each part rounded down, and what is left to the
// first parties.
func prepareGoMoney(weights []int64, parts bool) (func(int64) ([]int64, error), error) {
	ratios := make([]int, len(weights))
	for i, w := range weights {
		ratios[i] = int(w)
	}
	return func(pence int64) (out []int64, err error) {
		defer func() {
			if fault := recover(); fault != nil {
				err = fmt.Errorf("panic: %v", fault)
			}
		}()
		shares, err := gomoney.New(pence, gomoney.GBP).Allocate(ratios...)
		if err != nil || !parts {
			return nil, err
		}
		for _, share := range shares {
			out = append(out, share.Amount())
		}
		return out, nil
	}, nil
}

// prepareGovalues uses Split where the weights are equal, for that is all that
// the library divides by, and the loop otherwise.
func prepareGovalues(weights []int64, parts bool) (func(int64) ([]int64, error), error) {
	equal := len(slices.Compact(slices.Clone(weights))) == 1 && weights[0] > 0
	factors := make([]govdecimal.Decimal, len(weights))
	var total int64
	for i, w := range weights {
		factor, err := govdecimal.New(w, 0)
		if err != nil {
			return nil, err
		}
		factors[i] = factor
		total += w
	}
	divisor, err := govdecimal.New(total, 0)
	if err != nil {
		return nil, err
	}
	return func(pence int64) ([]int64, error) {
		amount, err := govmoney.NewAmountFromMinorUnits("GBP", pence)
		if err != nil {
			return nil, err
		}
		var shares []govmoney.Amount
		if equal {
			shares, err = amount.Split(len(weights))
		} else {
			shares, err = loopGovalues(amount, factors, divisor)
		}
		if err != nil || !parts {
			return nil, err
		}
		out := make([]int64, len(shares))
		for i, share := range shares {
			units, ok := share.MinorUnits()
			if !ok {
				return nil, errors.New("a share past what 64 bits hold")
			}
			out[i] = units
		}
		return out, nil
	}, nil
}

func loopGovalues(amount govmoney.Amount, factors []govdecimal.Decimal, divisor govdecimal.Decimal) ([]govmoney.Amount, error) {
	shares, left := make([]govmoney.Amount, 0, len(factors)), amount
	for _, factor := range factors[:len(factors)-1] {
		share, err := amount.Mul(factor)
		if err != nil {
			return nil, err
		}
		if share, err = share.Quo(divisor); err != nil {
			return nil, err
		}
		share = share.RoundToCurr()
		if left, err = left.Sub(share); err != nil {
			return nil, err
		}
		shares = append(shares, share)
	}
	return append(shares, left), nil
}

// prepareBojanz uses the loop: the library divides by nothing else.
func prepareBojanz(weights []int64, parts bool) (func(int64) ([]int64, error), error) {
	factors, total := make([]string, len(weights)), int64(0)
	for i, w := range weights {
		factors[i] = strconv.FormatInt(w, 10)
		total += w
	}
	divisor := strconv.FormatInt(total, 10)
	return func(pence int64) (out []int64, err error) {
		amount, err := currency.NewAmountFromInt64(pence, "GBP")
		if err != nil {
			return nil, err
		}
		add := func(share currency.Amount) error {
			if !parts {
				return nil
			}
			units, err := share.Int64()
			out = append(out, units)
			return err
		}
		left := amount
		for _, factor := range factors[:len(factors)-1] {
			share, err := amount.Mul(factor)
			if err != nil {
				return nil, err
			}
			if share, err = share.Div(divisor); err != nil {
				return nil, err
			}
			share = share.Round()
			if left, err = left.Sub(share); err != nil {
				return nil, err
			}
			if err := add(share); err != nil {
				return nil, err
			}
		}
		return out, add(left)
	}, nil
}

// prepareNumscript parses once a script that sends an amount in portions: each
// rounded down, and what is left to the first.
func prepareNumscript(weights []int64, parts bool) (func(int64) ([]int64, error), error) {
	total := new(big.Int)
	for _, w := range weights {
		total.Add(total, big.NewInt(w))
	}
	var script strings.Builder
	script.WriteString("vars { monetary $amount }\nsend $amount (\n source = @world\n destination = {\n")
	for i, w := range weights {
		fmt.Fprintf(&script, "  %d/%d to @party:%d\n", w, total, i)
	}
	script.WriteString(" }\n)\n")
	parsed := numscript.Parse(script.String())
	if faults := parsed.GetParsingErrors(); len(faults) > 0 {
		return nil, errors.New(numscript.ParseErrorsToString(faults, script.String()))
	}
	return func(pence int64) (out []int64, err error) {
		defer func() {
			if fault := recover(); fault != nil {
				err = fmt.Errorf("panic: %v", fault)
			}
		}()
		result, fault := parsed.Run(context.Background(), numscript.VariablesMap{"amount": "GBP/2 " + strconv.FormatInt(pence, 10)}, numscript.StaticStore{})
		if fault != nil {
			return nil, fault
		}
		if !parts {
			return nil, nil
		}
		out = make([]int64, len(weights))
		for _, posting := range result.Postings {
			party, err := strconv.Atoi(strings.TrimPrefix(posting.Destination, "party:"))
			if err != nil {
				return nil, err
			}
			out[party] += posting.Amount.Int64()
		}
		return out, nil
	}, nil
}

// prepareNaive is what people write first: each part multiplied, divided and
// rounded, and what is left to the last.
func prepareNaive(weights []int64, parts bool) (func(int64) ([]int64, error), error) {
	total := decimal.Decimal{}
	factors := make([]decimal.Decimal, len(weights))
	for i, w := range weights {
		factors[i] = decimal.NewFromInt(w)
		total = total.Add(factors[i])
	}
	return func(pence int64) (out []int64, err error) {
		defer func() {
			if fault := recover(); fault != nil {
				err = fmt.Errorf("panic: %v", fault)
			}
		}()
		amount := decimal.New(pence, -2)
		left := amount
		for _, factor := range factors[:len(factors)-1] {
			share := amount.Mul(factor).Div(total).Round(2)
			left = left.Sub(share)
			if parts {
				out = append(out, share.Shift(2).IntPart())
			}
		}
		if parts {
			out = append(out, left.Shift(2).IntPart())
		}
		return out, nil
	}, nil
}

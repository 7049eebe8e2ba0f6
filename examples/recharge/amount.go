package main

import (
	"bytes"
	"errors"
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// What can be wrong with an amount.
var (
	errNoAmount  = errors.New("no amount")
	errNotAmount = errors.New("not an amount: expected the like of 978, 1,234.56, £978.00, -978.00 or (978.00)")
	errPenny     = errors.New("an amount with a fraction of a penny")
	errTooLarge  = errors.New("an amount past what 64 bits hold in pence")
)

// readAmount reads an amount as councils' ledgers write it, in whole pence. It
// takes a pound sign, commas between thousands, a minus before or after the
// figure, or brackets for a negative amount, and noughts after the pennies. It
// refuses whatever could be read in two ways: a comma elsewhere, two signs.
func readAmount(cell []byte) (pence int64, err error) {
	digits, negative, err := unsigned(trim(cell))
	if err != nil {
		return 0, err
	}
	magnitude, err := readPence(digits)
	if negative {
		return -magnitude, err
	}
	return magnitude, err
}

// unsigned takes the sign and the pound sign off an amount.
func unsigned(cell []byte) (digits []byte, negative bool, err error) {
	if len(cell) == 0 {
		return nil, false, errNoAmount
	}
	if cell[0] == '(' && cell[len(cell)-1] == ')' {
		cell, negative = trim(cell[1:len(cell)-1]), true
	}
	for pound := false; len(cell) > 0; {
		if after := afterPound(cell); after != nil && !pound {
			cell, pound = trim(after), true
		} else if cell[0] == '-' && !negative {
			cell, negative = trim(cell[1:]), true
		} else {
			break
		}
	}
	if last := len(cell) - 1; last > 0 && cell[last] == '-' && !negative {
		cell, negative = trim(cell[:last]), true
	}
	return cell, negative, nil
}

// afterPound returns what follows a pound sign, in UTF-8 or in the single byte
// of older spreadsheets, or nil.
func afterPound(cell []byte) []byte {
	switch {
	case cell[0] == 0xA3:
		return cell[1:]
	case len(cell) > 1 && cell[0] == 0xC2 && cell[1] == 0xA3:
		return cell[2:]
	}
	return nil
}

// trim takes spaces off both ends of a cell, those that do not break included.
func trim(cell []byte) []byte {
	if len(cell) == 0 || cell[0] > ' ' && cell[0] < 0x80 && cell[len(cell)-1] > ' ' && cell[len(cell)-1] < 0x80 {
		return cell
	}
	return bytes.TrimFunc(cell, func(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' })
}

// readPence reads pounds and pence without a sign.
func readPence(digits []byte) (int64, error) {
	whole, decimals, pointed := digits, []byte(nil), false
	if point := bytes.IndexByte(digits, '.'); point >= 0 {
		whole, decimals, pointed = digits[:point], digits[point+1:], true
	}
	pounds, ok := readPounds(whole)
	if !ok || pointed && len(decimals) == 0 || !pointed && len(whole) == 0 {
		return 0, errNotAmount
	}
	pence, exact := 0, true
	for i, digit := range decimals {
		switch {
		case digit < '0' || digit > '9':
			return 0, errNotAmount
		case i < 2:
			pence = pence*10 + int(digit-'0')
		case digit != '0':
			exact = false
		}
	}
	if len(decimals) == 1 {
		pence *= 10
	}
	if !exact {
		return 0, errPenny
	}
	if total := pounds*100 + uint64(pence); pounds <= math.MaxInt64/100 && total <= math.MaxInt64 {
		return int64(total), nil
	}
	return 0, errTooLarge
}

// readPounds reads digits, with commas between the thousands or without; none
// are nought. A number past the range comes out as one that is past it too.
func readPounds(whole []byte) (pounds uint64, ok bool) {
	comma, group := false, 0 // whether there was a comma, and the digits since
	for _, digit := range whole {
		switch {
		case digit >= '0' && digit <= '9':
			pounds = min(pounds*10+uint64(digit-'0'), 1e18) // ten times which a word holds
			group++
		case digit == ',' && group > 0 && group <= 3 && (!comma || group == 3):
			comma, group = true, 0
		default:
			return 0, false
		}
	}
	return pounds, !comma || group == 3
}

// appendAmount writes pence as pounds and pence: -1234.56.
func appendAmount(out []byte, pence int64) []byte {
	magnitude := uint64(pence)
	if pence < 0 {
		out = append(out, '-')
		magnitude = -magnitude
	}
	pounds := magnitude / 100
	rest := magnitude - pounds*100
	return append(strconv.AppendUint(out, pounds, 10), '.', byte('0'+rest/10), byte('0'+rest%10))
}

// sum adds up pence without ever overflowing.
type sum struct {
	high int64
	low  uint64
}

func (s *sum) add(pence int64) {
	var carry uint64
	s.low, carry = bits.Add64(s.low, uint64(pence), 0)
	s.high += pence>>63 + int64(carry)
}

func (s *sum) addSum(other sum) {
	var carry uint64
	s.low, carry = bits.Add64(s.low, other.low, 0)
	s.high += other.high + int64(carry)
}

func (s sum) isZero() bool { return s == sum{} }

// minus returns the difference of two sums.
func (s sum) minus(other sum) sum {
	low, borrow := bits.Sub64(s.low, other.low, 0)
	return sum{s.high - other.high - int64(borrow), low}
}

// String writes the sum for people: 1,650,000.00.
func (s sum) String() string {
	value := new(big.Int).Lsh(big.NewInt(s.high), 64)
	value.Add(value, new(big.Int).SetUint64(s.low))
	return attribution.FormatPounds(decimal.NewFromBigInt(value, -2))
}

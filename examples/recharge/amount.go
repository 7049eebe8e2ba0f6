package main

import (
	"bytes"
	"errors"
	"math"
	"strconv"
)

// What can be wrong with an amount.
var (
	errNoAmount  = errors.New("no amount")
	errNotAmount = errors.New("not an amount: expected the like of 978, 1,234.56, £978.00, -978.00, (978.00) or 978.00CR")
	errPenny     = errors.New("an amount with a fraction of a penny")
	errTooLarge  = errors.New("an amount past what 64 bits hold in pence")
	errTwoWays   = errors.New("an amount that can be read in two ways where semicolons separate, with thousands or with decimals: write the like of 1234.00")
)

// readAmount reads an amount as councils' ledgers write it, in whole pence. It
// takes, with spaces around any of them:
//
//   - digits, with commas between all the thousands or none, and decimals after a
//     point: whatever follows the pennies is noughts;
//   - a pound sign before them;
//   - one sign: a minus before (on either side of the pound sign) or after them,
//     brackets around all of it for a negative amount, or in their place CR after
//     them for a negative amount and DR for a positive one, in small letters too;
//   - a lone minus, or one after a pound sign, for nil, as spreadsheets show it.
//
// It refuses all else, and so whatever could be read in two ways: a comma
// elsewhere, two signs. The largest magnitude is 92,233,720,368,547,758.07.
func readAmount(cell []byte) (pence int64, err error) {
	cell = trim(cell)
	if len(cell) == 0 {
		return 0, errNoAmount
	}
	if last := cell[len(cell)-1]; last == '-' && isNil(cell) {
		return 0, nil
	}
	digits, negative := unsigned(cell)
	magnitude, err := readPence(digits)
	if negative {
		return -magnitude, err
	}
	return magnitude, err
}

// isNil says whether a cell is how a spreadsheet shows nothing: £ -
func isNil(cell []byte) bool {
	if after := afterPound(cell); after != nil {
		cell = trim(after)
	}
	return len(cell) == 1
}

// inTwoWays says whether an amount has one mark alone, with three digits after
// it: thousands in one country, decimals in another.
func inTwoWays(cell []byte) bool {
	digits, _ := unsigned(trim(cell))
	mark := bytes.IndexAny(digits, ".,")
	return mark >= 0 && mark == len(digits)-4 && bytes.LastIndexAny(digits, ".,") == mark
}

// unsigned takes the sign and the pound sign off an amount.
func unsigned(cell []byte) (digits []byte, negative bool) {
	cell, negative, signed := endSign(cell)
	for pound := false; len(cell) > 0; {
		if after := afterPound(cell); after != nil && !pound {
			cell, pound = trim(after), true
		} else if cell[0] == '-' && !signed {
			cell, negative, signed = trim(cell[1:]), true, true
		} else {
			break
		}
	}
	return cell, negative
}

// endSign takes off a sign that stands at the end of an amount, or around it.
func endSign(cell []byte) (rest []byte, negative, signed bool) {
	end := len(cell) - 1
	switch last := cell[end]; {
	case last >= '0' && last <= '9' || end == 0:
		return cell, false, false
	case last == ')' && cell[0] == '(':
		return trim(cell[1:end]), true, true
	case last == '-':
		return trim(cell[:end]), true, true
	case last|0x20 == 'r' && cell[end-1]|0x20 == 'c':
		return trim(cell[:end-1]), true, true
	case last|0x20 == 'r' && cell[end-1]|0x20 == 'd':
		return trim(cell[:end-1]), false, true
	}
	return cell, false, false
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

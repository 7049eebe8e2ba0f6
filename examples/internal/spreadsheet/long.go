package spreadsheet

import (
	"fmt"
	"math/big"
	"strings"
)

// Long is a whole number of up to 36 digits in six cells of six digits each, the last
// digits first: what a spreadsheet cannot hold in one.
type Long struct {
	cells [limbs]At
	Value *big.Int
}

const (
	limbs      = 6
	limbDigits = 6
	splits     = 3 // of a number that stands in one cell
)

// LongDigits is how many digits a long number has at most.
const LongDigits = limbs * limbDigits

// Columns of the sheet of long numbers: what it is, the number that it was in one
// cell, what is carried, and the six parts.
const (
	longFrom    = 2
	longCarried = longFrom + 1
	longCells   = longCarried + limbs
)

func power(digits int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}

// Long writes a whole number of up to fifteen figures as a long one.
func (b *Book) Long(what string, x Figure) Long {
	s := b.longNumbers()
	row := s.Next()
	s.Row(row, Text(what, Plain), Live(x.In(s), x.Value, Number))
	var terms [limbs]term
	for j := range splits {
		digits := fmt.Sprintf(`VALUE(MID(TEXT(%s,"%0*d"),%d,%d))`, s.At(row, longFrom).In(s), splits*limbDigits, 0, (splits-1-j)*limbDigits+1, limbDigits)
		terms[j].add(digits, limbOf(x.Value.BigInt(), j))
	}
	return s.carried(row, terms, "", x.Value.BigInt())
}

// Times writes the product of two long numbers.
func (b *Book) Times(what string, x, y Long) Long {
	s := b.longNumbers()
	row := s.Next()
	s.Row(row, Text(what, Plain))
	var terms [limbs]term
	over := ""
	for i := range limbs {
		for j := range limbs {
			if formula := x.cells[i].In(s) + "*" + y.cells[j].In(s); i+j < limbs {
				terms[i+j].add(formula, new(big.Int).Mul(limbOf(x.Value, i), limbOf(y.Value, j)))
			} else {
				over += "+" + formula
			}
		}
	}
	return s.carried(row, terms, over, new(big.Int).Mul(x.Value, y.Value))
}

// Digits is a formula that is above nought where a long number is.
func (l Long) Digits(s *Sheet) string {
	parts := make([]string, limbs)
	for i, cell := range l.cells {
		parts[i] = cell.In(s)
	}
	return strings.Join(parts, "+")
}

// Exceeds is a condition that holds where a long number is above another.
func (l Long) Exceeds(s *Sheet, other Long) string {
	condition := "FALSE"
	for i := range limbs {
		condition = fmt.Sprintf("IF(%[1]s=%[2]s,%[3]s,%[1]s>%[2]s)", l.cells[i].In(s), other.cells[i].In(s), condition)
	}
	return condition
}

// term is what one part of a long number comes to before anything is carried.
type term struct {
	formula []string
	value   big.Int
}

func (t *term) add(formula string, value *big.Int) {
	t.formula = append(t.formula, formula)
	t.value.Add(&t.value, value)
}

func limbOf(n *big.Int, i int) *big.Int {
	rest := new(big.Int).Quo(n, power(i*limbDigits))
	return rest.Rem(rest, power(limbDigits))
}

// Plus writes the sum of long numbers.
func (b *Book) Plus(what string, of []Long) Long {
	s := b.longNumbers()
	row := s.Next()
	s.Row(row, Text(what, Plain))
	var terms [limbs]term
	sum := new(big.Int)
	for _, a := range of {
		for i := range limbs {
			terms[i].add(a.cells[i].In(s), limbOf(a.Value, i))
		}
		sum.Add(sum, a.Value)
	}
	return s.carried(row, terms, "", sum)
}

// carried puts the parts of a long number from what each comes to before anything is
// carried. What goes over its end is an error.
func (s *Sheet) carried(row int, terms [limbs]term, over string, value *big.Int) Long {
	long, carry := Long{Value: value}, new(big.Int)
	below := ""
	for i := range limbs {
		formula := strings.Join(append([]string{"0"}, terms[i].formula...), "+")
		if below != "" {
			formula += "+INT(" + below + "/1E+6)"
		}
		carry.Add(carry.Quo(carry, power(limbDigits)), &terms[i].value)
		below = s.Put(row, longCarried+i, Live(formula, integer(new(big.Int).Set(carry)), Faint)).In(s)
		formula = fmt.Sprintf("%[1]s-INT(%[1]s/1E+6)*1E+6", below)
		if i == limbs-1 {
			formula = fmt.Sprintf("IF(OR(%[1]s>=1E+6,0%[2]s>0),NA(),%[1]s)", below, over)
		}
		long.cells[i] = s.Put(row, longCells+i, Live(formula, integer(limbOf(value, i)), Faint))
	}
	return long
}

// longNumbers is the sheet of long numbers.
func (b *Book) longNumbers() *Sheet {
	if b.numbers != nil {
		return b.numbers
	}
	s := b.loose("Long numbers")
	b.numbers, s.Frozen = s, 3
	s.Row(1, Text("Long numbers", Title))
	s.Row(2, Text("Weights that are longer than a spreadsheet holds in one cell, in six cells of six digits: multiplied and added as on paper.", Note))
	s.Put(3, 1, Text("What", Head))
	s.Put(3, longFrom, Text("In one cell", HeadRight))
	for i := range limbs {
		s.Put(3, longCarried+i, Text(fmt.Sprintf("with what is carried %d", i+1), HeadRight))
		s.Put(3, longCells+i, Text(fmt.Sprintf("part %d", i+1), HeadRight))
		s.Width(longCarried+i, 18)
	}
	s.Widths(44, 20)
	return s
}

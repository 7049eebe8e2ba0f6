package chart

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// pounds are sums of whole pounds.
func pounds(all ...int64) []decimal.Decimal {
	sums := make([]decimal.Decimal, len(all))
	for i, each := range all {
		sums[i] = decimal.New(each, 0)
	}
	return sums
}

func pound(one int64) decimal.Decimal { return decimal.New(one, 0) }

// odd are names as they may be: short, long, unbroken, of another script, steering
// the text around them, and looking like markup.
func odd(i int) string {
	names := []string{"C", "CHILTERN-VALE", "Ynys Môn", "環境衛生", strings.Repeat("LONG", 15), "<b onload='x'>&\"\u202e\x00\xff",
		"Elmbridge-under-Wychwood and Great Rissington Joint Authority for Transport, Waste and Drainage", "WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW"}
	return fmt.Sprintf("%s %d", names[i%len(names)], i)
}

// gallery is a chart of every kind, for so many authorities, years or steps; sums
// are worked out from their place, and from every third one below nought.
func gallery(n int, sum func(i int) decimal.Decimal) []Chart {
	stack := Stack{Title: "What each bears", Does: "bears"}
	columns := Columns{Title: "Savings by year"}
	curve := Curve{Title: "Cumulative net saving", Turning: "break-even"}
	pairs := Pairs{Title: "Before and after", First: "before", Second: "after", Fall: "saves", Rise: "pays more"}
	bridge := Bridge{Title: "From the budget to the outturn", Steps: []Step{{"Budget", sum(1).Abs(), true}}}
	flows := Flows{Title: "Who pays whom"}
	level := sum(1).Abs()
	for p := range 10 {
		stack.Parts = append(stack.Parts, Part{Name: odd(p)})
	}
	for i := range n {
		stack.Bars = append(stack.Bars, odd(i))
		for p := range stack.Parts {
			stack.Parts[p].Amounts = append(stack.Parts[p].Amounts, sum(i*7+p))
		}
		columns.Years = append(columns.Years, fmt.Sprintf("%d/%02d", 2010+i, 11+i))
		curve.Amounts = append(curve.Amounts, sum(i))
		pairs.Of = append(pairs.Of, Pair{odd(i), sum(i), sum(i + 1)})
		bridge.Steps = append(bridge.Steps, Step{odd(i), sum(i), false})
		level = level.Add(sum(i))
		flows.Of = append(flows.Of, Flow{odd(i), odd(n + i/3), sum(i).Abs()})
	}
	columns.Parts, curve.Years = stack.Parts, columns.Years
	curve.Turns = curve.Years[n-1]
	bridge.Steps = append(bridge.Steps, Step{"Outturn", level, true})
	return []Chart{stack, columns, curve, pairs, bridge, flows}
}

// sizes are sums of several sizes, of either sign.
var sizes = map[string]func(i int) decimal.Decimal{
	"thousands": func(i int) decimal.Decimal { return signed(i, 12345+int64(i*i*137)) },
	"pennies":   func(i int) decimal.Decimal { return signed(i, int64(i)).Shift(-2) },
	"nought":    func(int) decimal.Decimal { return decimal.Decimal{} },
	"vast":      func(i int) decimal.Decimal { return signed(i, 7+int64(i)).Shift(33) },
	"one large": func(i int) decimal.Decimal { return pound(map[bool]int64{true: 90000000}[i == 1] + 1) },
}

func signed(i int, sum int64) decimal.Decimal {
	if i%3 == 2 {
		sum = -sum / 4
	}
	return pound(sum)
}

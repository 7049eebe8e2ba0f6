package tupe_test

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// What the tests of this package draw and spell.

// pounds reads an amount as a case file spells it.
func pounds(text string) decimal.Decimal {
	amount, err := attribution.ParseAmount(text)
	if err != nil {
		panic(err)
	}
	return amount
}

// spelt writes a sum of money as a statement does. What has a fraction of a penny
// is none, and never passes for one.
func spelt(amount decimal.Decimal) string {
	if attribution.CheckAmount(amount) != nil {
		return "no sum of money: " + attribution.FormatWeight(amount)
	}
	return attribution.FormatAmount(amount)
}

// number reads an FTE or a rate as a case file spells it.
func number(text string) decimal.Decimal {
	value, err := attribution.ParseWeight(text)
	if err != nil {
		panic(err)
	}
	return value
}

// shared is a service on a basis of weights by authority: shared("WCC", 3, "RBKC", 2).
func shared(t require.TestingT, codesAndWeights ...any) attribution.Service {
	var weights attribution.Shares
	for i := 0; i < len(codesAndWeights); i += 2 {
		weights = append(weights, attribution.Share{
			Authority: attribution.Authority(codesAndWeights[i].(string)), Amount: decimal.NewFromInt(int64(codesAndWeights[i+1].(int))),
		})
	}
	basis, err := attribution.InProportion(weights)
	require.NoError(t, err)
	return attribution.Service{Name: "Leisure management", Basis: basis}
}

func drawAmount(most int64) *rapid.Generator[decimal.Decimal] {
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		return decimal.New(rapid.OneOf(rapid.Int64Range(0, 6), rapid.Int64Range(0, most)).Draw(t, "pence"), -2)
	})
}

// drawRate draws a turnover, often none or all.
func drawRate() *rapid.Generator[decimal.Decimal] {
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		return decimal.New(rapid.OneOf(rapid.Just(int64(0)), rapid.Just(int64(1000)), rapid.Int64Range(0, 1000)).Draw(t, "turnover in thousandths"), -3)
	})
}

// drawService draws two to four authorities with weights, zeros among them.
func drawService() *rapid.Generator[attribution.Service] {
	return rapid.Custom(func(t *rapid.T) attribution.Service {
		n := rapid.IntRange(2, 4).Draw(t, "authorities")
		var weights attribution.Shares
		for i := range n {
			weight := rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(0, 1e6)).Draw(t, "weight")
			if i == 0 {
				weight++
			}
			weights = append(weights, attribution.Share{Authority: attribution.Authority(fmt.Sprintf("A%d", i)), Amount: decimal.NewFromInt(weight)})
		}
		basis, err := attribution.InProportion(rapid.Permutation(weights).Draw(t, "weights"))
		require.NoError(t, err)
		return attribution.Service{Name: "Leisure management", Basis: basis, Host: weights[0].Authority}
	})
}

// drawContract draws a year of a contract whose burdens fit its price. The first
// authority of the service never gives rise to any.
func drawContract(t *rapid.T, s attribution.Service) tupe.Contract {
	origins := s.Basis.Authorities()[1:]
	var c tupe.Contract
	for _, amount := range rapid.SliceOfN(drawAmount(1e9), 0, 4).Draw(t, "burdens") {
		c.Burdens = append(c.Burdens, tupe.Burden{Origin: rapid.SampledFrom(origins).Draw(t, "origin"), Amount: amount})
		c.Price = c.Price.Add(amount)
	}
	if rapid.Bool().Draw(t, "with a joint team") {
		basis, err := attribution.Equally(origins...)
		require.NoError(t, err)
		c.Teams = []tupe.Team{{Name: "Parks team", Basis: basis}}
		amount := drawAmount(1e7).Draw(t, "the team's burden")
		c.Burdens = append(c.Burdens, tupe.Burden{Origin: "Parks team", Amount: amount})
		c.Price = c.Price.Add(amount)
	}
	c.Price = c.Price.Add(drawAmount(1e10).Draw(t, "rest"))
	for _, amount := range rapid.SliceOfN(drawAmount(1e10), 0, 2).Draw(t, "income") {
		c.Income = append(c.Income, attribution.Income{Amount: amount})
	}
	return c
}

// drawTerm draws a contract of one to eight years, its staff and how they leave,
// what ends among its burdens, and a joint team. Nothing in it ever rises. Each
// price is far above the burdens. The first authority of the service never gives
// rise to any.
func drawTerm(t *rapid.T, s attribution.Service) tupe.Term {
	members := s.Basis.Authorities()[1:]
	basis, err := attribution.Equally(members...)
	require.NoError(t, err)
	origins := append(members, "Parks team")
	term := tupe.Term{Teams: []tupe.Team{{Name: "Parks team", Basis: basis}}}
	var labels []string
	for y := range rapid.IntRange(1, 8).Draw(t, "years") {
		labels = append(labels, fmt.Sprint(2012+y))
		term.Years = append(term.Years, tupe.Year{Label: labels[y], Price: decimal.NewFromInt(1e12).Add(drawAmount(1e9).Draw(t, "price"))})
	}
	for range rapid.IntRange(0, 6).Draw(t, "posts") {
		term.Posts = append(term.Posts, drawPost(origins, labels).Draw(t, "post"))
	}
	for _, amount := range rapid.SliceOfN(drawAmount(1e8), 0, 4).Draw(t, "elements") {
		term.Elements = append(term.Elements, tupe.Element{
			Origin: rapid.SampledFrom(origins).Draw(t, "origin"), Description: rapid.SampledFrom([]string{"", "weekend enhancements", "pay protection"}).Draw(t, "description"),
			Amount: amount, LastYear: rapid.SampledFrom(append(labels, "")).Draw(t, "last year"),
		})
	}
	for _, origin := range origins {
		if !brings(term, origin) {
			continue // a run-off would move nothing, and is refused
		}
		runOff := tupe.RunOff{Origin: origin, Turnover: drawRate().Draw(t, "turnover")}
		if rapid.Bool().Draw(t, "profile") {
			runOff = tupe.RunOff{Origin: origin, Profile: rapid.SliceOfN(drawRate(), len(term.Years)-1, -1).Draw(t, "profile")}
		}
		term.RunOff = append(term.RunOff, runOff)
	}
	return term
}

// drawRisingTerm draws a contract that besides has burdens given year by year.
func drawRisingTerm(t *rapid.T, s attribution.Service) tupe.Term {
	term := drawTerm(t, s)
	for range rapid.IntRange(0, 3).Draw(t, "elements by year") {
		term.Elements = append(term.Elements, tupe.Element{
			Origin: rapid.SampledFrom(s.Basis.Authorities()[1:]).Draw(t, "origin"), Description: rapid.SampledFrom([]string{"", "pay award"}).Draw(t, "description"),
			ByYear: rapid.SliceOfN(drawAmount(1e8), len(term.Years), len(term.Years)).Draw(t, "by year"),
		})
	}
	return term
}

func brings(term tupe.Term, origin attribution.Authority) bool {
	return slices.ContainsFunc(term.Posts, func(p tupe.Post) bool { return p.Origin == origin }) ||
		slices.ContainsFunc(term.Elements, func(e tupe.Element) bool { return e.Origin == origin })
}

func drawPost(origins []attribution.Authority, labels []string) *rapid.Generator[tupe.Post] {
	cost := rapid.Custom(func(t *rapid.T) tupe.Cost {
		return tupe.Cost{
			Pay: drawAmount(5e6).Draw(t, "pay"), OnCosts: drawAmount(1e6).Draw(t, "on-costs"), Pension: drawAmount(1e6).Draw(t, "pension"),
		}
	})
	return rapid.Custom(func(t *rapid.T) tupe.Post {
		post := tupe.Post{
			Origin: rapid.SampledFrom(origins).Draw(t, "origin"), Title: rapid.SampledFrom([]string{"", "Gardener"}).Draw(t, "title"),
			FTE:       decimal.New(rapid.Int64Range(0, 20000).Draw(t, "FTE in thousandths"), -3),
			Protected: cost.Draw(t, "protected"), Contractor: cost.Draw(t, "contractor's"),
		}
		left := post.Protected.Total()
		for range rapid.IntRange(0, 2).Draw(t, "what ends") {
			end := tupe.Ending{Amount: left, LastYear: rapid.SampledFrom(labels).Draw(t, "last year")}
			if some := drawAmount(1e6).Draw(t, "amount"); some.Cmp(left) < 0 {
				end.Amount = some
			}
			left = left.Sub(end.Amount)
			post.Ends = append(post.Ends, end)
		}
		return post
	})
}

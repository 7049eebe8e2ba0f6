package tupe_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// benchTerm runs something on contracts of two sizes: a usual one, and one of a
// hundred times the years and posts together, so that what a run takes may grow a
// hundredfold. The origins are ten boroughs and a joint team of two of them; the
// staff of each leave at a rate of its own.
func benchTerm(b *testing.B, run func(attribution.Service, tupe.Term) error) {
	for _, size := range []struct{ years, posts int }{{10, 50}, {100, 500}} {
		b.Run(fmt.Sprintf("%d years x %d posts", size.years, size.posts), func(b *testing.B) {
			s, term := wide(b, size.years, size.posts)
			b.ReportAllocs()
			for b.Loop() {
				if err := run(s, term); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func wide(t require.TestingT, years, posts int) (attribution.Service, tupe.Term) {
	var weights attribution.Shares
	var origins []attribution.Authority
	for i := range 10 {
		code := attribution.Authority(fmt.Sprintf("A%d", i))
		weights = append(weights, attribution.Share{Authority: code, Amount: decimal.NewFromInt(int64(100 + 7*i))})
		origins = append(origins, code)
	}
	basis, err := attribution.InProportion(weights)
	require.NoError(t, err)
	team, err := attribution.Equally("A0", "A1")
	require.NoError(t, err)
	origins = append(origins, "Parks team")
	term := tupe.Term{Teams: []tupe.Team{{Name: "Parks team", Basis: team}}}
	for y := range years {
		term.Years = append(term.Years, tupe.Year{Label: fmt.Sprint(2012 + y), Price: decimal.NewFromInt(1e9)})
	}
	for i, origin := range origins {
		term.RunOff = append(term.RunOff, tupe.RunOff{Origin: origin, Turnover: decimal.New(int64(80+i), -3)})
	}
	for i := range posts {
		p := post(origins[i%len(origins)], fmt.Sprintf("Gardener %d", i), "1.5", "41000", "36500")
		p.Ends = []tupe.Ending{{Description: "pay protection", Amount: pounds("500"), LastYear: term.Years[i%years].Label}}
		term.Posts = append(term.Posts, p)
	}
	return attribution.Service{Name: "Parks", Basis: basis, Host: "A0"}, term
}

func BenchmarkTerm_Contracts(b *testing.B) {
	benchTerm(b, func(_ attribution.Service, term tupe.Term) error {
		_, err := term.Contracts()
		return err
	})
}

func BenchmarkTerm_Year(b *testing.B) {
	benchTerm(b, func(_ attribution.Service, term tupe.Term) error {
		_, err := term.Year(term.Years[len(term.Years)-1].Label)
		return err
	})
}

func BenchmarkTerm_Burdens(b *testing.B) {
	benchTerm(b, func(_ attribution.Service, term tupe.Term) error {
		_, err := term.Burdens()
		return err
	})
}

func BenchmarkTerm_Compare(b *testing.B) {
	benchTerm(b, func(s attribution.Service, term tupe.Term) error {
		_, err := term.Compare(s)
		return err
	})
}

// benchContract runs something on contracts of ten times the authorities, each
// the origin of a burden and part of a joint team that is another: what a run
// takes may grow tenfold.
func benchContract(b *testing.B, run func(attribution.Service, tupe.Contract) error) {
	for _, size := range []int{33, 330} {
		b.Run(fmt.Sprintf("%d authorities", size), func(b *testing.B) {
			s, c := joint(b, size)
			b.ReportAllocs()
			for b.Loop() {
				if err := run(s, c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkContract_Attribute(b *testing.B) {
	benchContract(b, func(s attribution.Service, c tupe.Contract) error {
		_, err := c.Attribute(s)
		return err
	})
}

func BenchmarkContract_Compare(b *testing.B) {
	benchContract(b, func(s attribution.Service, c tupe.Contract) error {
		_, err := c.Compare(s)
		return err
	})
}

// joint is a contract of so many authorities, each with a burden of its own and
// one of a joint team with the next.
func joint(t require.TestingT, n int) (attribution.Service, tupe.Contract) {
	codes := make([]attribution.Authority, n)
	for i := range codes {
		codes[i] = attribution.Authority(fmt.Sprintf("A%d", i))
	}
	basis, err := attribution.Equally(codes...)
	require.NoError(t, err)
	c := tupe.Contract{Price: decimal.NewFromInt(1e9)}
	for i, code := range codes {
		team, err := attribution.Equally(code, codes[(i+1)%n])
		require.NoError(t, err)
		name := fmt.Sprintf("Team %d", i)
		c.Teams = append(c.Teams, tupe.Team{Name: name, Basis: team})
		c.Burdens = append(c.Burdens, tupe.Burden{Origin: code, Amount: pounds("1000")},
			tupe.Burden{Origin: attribution.Authority(name), Amount: pounds("100")})
	}
	return attribution.Service{Name: "Parks", Basis: basis, Host: "A0"}, c
}

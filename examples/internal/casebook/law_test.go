package casebook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// generator draws cases that read, of all that a case can say. Codes, names and texts
// are such as a sheet might take for something else.
type generator struct {
	*rapid.T
	codes []string
}

func says(text string) tree.Node { return tree.Node{Kind: tree.Scalar, Text: text} }

// mapping makes one of keys and values in turn; a value of no kind is left out.
func mapping(pairs ...any) tree.Node {
	n := tree.Node{Kind: tree.Mapping}
	for i := 0; i < len(pairs); i += 2 {
		value, isNode := pairs[i+1].(tree.Node)
		if !isNode {
			value = says(fmt.Sprint(pairs[i+1]))
		}
		if value.Kind != tree.Nothing {
			put(&n, pairs[i].(string), value)
		}
	}
	return n
}

func list(items ...tree.Node) tree.Node { return tree.Node{Kind: tree.List, Items: items} }

func (g generator) one(label string, of ...string) string {
	return rapid.SampledFrom(of).Draw(g.T, label)
}

func (g generator) chance(label string) bool { return rapid.Bool().Draw(g.T, label) }

// maybe draws a value, or none.
func (g generator) maybe(label string, value func() tree.Node) tree.Node {
	if g.chance(label) {
		return value()
	}
	return tree.Node{}
}

// some draws a list of up to three.
func (g generator) some(label string, item func() tree.Node) tree.Node {
	n := list()
	for range rapid.IntRange(1, 3).Draw(g.T, label) {
		n.Items = append(n.Items, item())
	}
	return n
}

// pounds writes a whole number of pounds above nought in some way.
func (g generator) pounds() tree.Node {
	return says(fmt.Sprint(rapid.IntRange(1, 99999).Draw(g.T, "pounds")) + g.one("written with", "", "", ".0", ".00"))
}

func (g generator) weight() tree.Node {
	return says(g.one("weight", "1", "3", "2.50", "0.125", "007", "1000000", "0.33333333333333333", "12345678901234567890"))
}

func (g generator) text() tree.Node {
	return says(g.one("text", "Fees", " two  blanks ", "=1+1", "(net)", "#5", "null", "2012-04-30", "1,000", "35%", "line\nbreak", "Ünïcode “quoted”", "tab\tin it", "-", "yes", "_x000D_", "\a\rbell", "(quoted) \"x\"", "(nothing)", "_x000D_x000D_", "'", strings.Repeat("long ", 30)+"end"))
}

func (g generator) code() tree.Node { return says(g.one("code", g.codes...)) }

// codesOf draws all authorities, in an order.
func (g generator) all() tree.Node {
	n := list()
	for _, code := range rapid.Permutation(g.codes).Draw(g.T, "order of codes") {
		n.Items = append(n.Items, says(code))
	}
	return n
}

// byAll gives each authority a figure, in an order.
func (g generator) byAll(figure func() tree.Node) tree.Node {
	n := tree.Node{Kind: tree.Mapping}
	for _, code := range rapid.Permutation(g.codes).Draw(g.T, "order") {
		put(&n, code, figure())
	}
	return n
}

func (g generator) percentages() tree.Node {
	n, left := tree.Node{Kind: tree.Mapping}, 100
	for i, code := range g.codes {
		part := left
		if i < len(g.codes)-1 {
			part = rapid.IntRange(0, left).Draw(g.T, "part")
		}
		put(&n, code, says(fmt.Sprint(part)+g.one("written with", "", ".0")))
		left -= part
	}
	return n
}

// basis draws one of any kind, so deep.
func (g generator) basis(depth int) tree.Node {
	kinds := []string{"proportion", "percentages", "equal", "sole", "demand"}
	if depth > 0 {
		kinds = append(kinds, "blend", "average", "band", "rounded")
	}
	var b tree.Node
	switch g.one("kind", kinds...) {
	case "proportion":
		b = mapping("proportion", g.byAll(g.weight))
	case "percentages":
		b = mapping("percentages", g.percentages())
	case "equal":
		b = mapping("equal", "true", "authorities", g.maybe("who", func() tree.Node { return list(g.code()) }))
	case "sole":
		b = mapping("sole", g.code())
	case "demand":
		b = mapping("demand", g.some("lines", func() tree.Node {
			return mapping("authority", g.code(), "measure", "cases", "quantity", g.weight(), "quality", g.weight(), "year", "2010/11")
		}))
	case "blend":
		b = mapping("blend", list(g.part("40", depth), g.part("60.0", depth)))
	case "average":
		b = mapping("average", list(g.basis(depth-1), g.basis(depth-1)))
	case "band":
		b = mapping("band", mapping("agreed", g.basis(depth-1), "actual", g.basis(depth-1), "points", g.one("points", "3", "2.50")))
	case "rounded":
		b = mapping("rounded", mapping("to", g.one("step", "1", "0.5", "20"), "of", g.basis(depth-1)))
	}
	if len(b.Entries) == 1 && b.Entries[0].Key.Text != "sole" && b.Entries[0].Key.Text != "band" && g.chance("part of the year") {
		put(&b, "months", g.byAll(func() tree.Node { return says(g.one("months", "12", "7", "0.5")) }))
	}
	return b
}

func (g generator) part(percent string, depth int) tree.Node {
	part := g.basis(depth - 1)
	put(&part, "percent", says(percent))
	return part
}

func (g generator) basisToo() tree.Node { return g.basis(1) }

func (g generator) transition() tree.Node {
	return g.some("transition", func() tree.Node {
		by := g.one("who paid", "paid_by", "incurred_by")
		return mapping("description", g.text(), "kind", g.one("kind of cost", "redundancy", "early retirement"), "amount", "5000", by, g.code(), "approved_by", g.maybe("approved", g.all),
			"enhancement", g.maybe("enhancement", func() tree.Node { return says("10.50") }), "necessity", "comparable", "basis", g.basisToo(),
			"funding", g.maybe("grants", func() tree.Node {
				return g.some("grants", func() tree.Node {
					return mapping("description", g.text(), "amount", "100", "received_by", g.maybe("who received it", g.code))
				})
			}))
	})
}

func (g generator) payments() tree.Node {
	if len(g.codes) < 2 {
		return tree.Node{}
	}
	return g.some("payments", func() tree.Node {
		return mapping("from", g.codes[0], "to", g.codes[1], "amount", g.pounds(), "date", g.one("day", "2012-06-30", "2013-03-31"), "reference", g.maybe("reference", g.text))
	})
}

func (g generator) calls() tree.Node {
	return list(mapping("due", "2012-04-30", "percent", "25"), mapping("due", "2012-10-31", "percent", "75.00"))
}

// service draws a service with a cost.
func (g generator) service(name string) tree.Node {
	income := g.maybe("income", func() tree.Node {
		return g.some("income", func() tree.Node { return mapping("description", g.text(), "amount", g.pounds()) })
	})
	s := mapping("name", name, "host", g.code(), "paid_by", g.maybe("paid by", g.code), "authorities", g.maybe("takes part", g.all), "income", income, "basis", g.basis(2),
		"shares_savings", g.maybe("shares savings", func() tree.Node { return says("false") }),
		"stand_alone", g.maybe("alone", func() tree.Node { return g.byAll(g.pounds) }),
		"clauses", g.maybe("clauses", func() tree.Node { return mapping("ongoing", g.text(), "variance.shared", "Sch. 3") }),
		"calls", g.maybe("calls", g.calls),
		"payments", g.maybe("payments", g.payments),
		"transition", g.maybe("transition", g.transition),
		"brought_forward", g.maybe("brought forward", func() tree.Node { return g.byAll(func() tree.Node { return says(g.one("nought", "0", "0.00")) }) }),
		"failures", g.maybe("failures", func() tree.Node {
			return g.some("failures", func() tree.Node {
				return mapping("authority", g.code(), "description", g.text(), "amount", g.pounds(), "paid_by", g.maybe("paid by", g.code))
			})
		}),
		"withdrawals", g.maybe("withdrawals", func() tree.Node {
			return g.some("withdrawals", func() tree.Node {
				return mapping("authority", g.code(), "amount", g.pounds(), "notice_months", g.one("notice", "12", "24"))
			})
		}),
		"joinings", g.maybe("joinings", func() tree.Node {
			return g.some("joinings", func() tree.Node {
				return mapping("description", g.text(), "bore", g.byAll(g.pounds), "basis", g.basisToo())
			})
		}),
		"termination", g.maybe("termination", func() tree.Node {
			return mapping("basis", g.basisToo(), "notice_months", "9", "shorter_notice_agreed_by", g.all(), "costs", g.some("costs of the end", func() tree.Node { return mapping("description", g.text(), "amount", g.pounds()) }))
		}))
	g.spend(&s, income)
	return s
}

// spend adds what a service costs: as a whole, by heads, or by a contract.
func (g generator) spend(s *tree.Node, income tree.Node) {
	switch g.one("cost", "whole", "heads", "contract") {
	case "whole":
		put(s, "cost", says("70000.00"))
		put(s, "before", g.byAll(g.pounds))
		variances := []tree.Node{mapping("cause", "demand", "amount", "7", "description", g.text(), "basis", g.basisToo(), "reason", g.text()), mapping("cause", "specification", "amount", "-7.00", "specified_by", g.code())}
		put(s, "variances", list(variances...))
		if g.chance("outturn") {
			put(s, "outturn", mapping("cost", "70000", "income", income)) // the variances come to nought
		} else {
			put(s, "forecast", mapping("cost", g.pounds(), "income", income))
			put(s, "actual", mapping("to", "2012-09-30", "cost", g.pounds(), "income", income))
		}
	case "heads":
		put(s, "costs", list(mapping("description", "Staff", "amount", g.pounds()), mapping("description", " Premises", "amount", g.pounds(), "basis", g.basisToo())))
		put(s, "variances", list(mapping("cause", "direct cost", "amount", g.pounds(), "head", "Staff")))
	case "contract":
		put(s, "contract", g.contract())
	}
}

func (g generator) contract() tree.Node {
	code := g.code().Text
	cost := func() tree.Node {
		if g.chance("in parts") {
			return mapping("pay", "20", "on_costs", "3.50", "pension", "4")
		}
		return says("30.00")
	}
	return mapping("prices", mapping("2012/13", "900000.00", "2013/14", "950000"),
		"teams", g.maybe("teams", func() tree.Node {
			return list(mapping("name", "Parks team", "authorities", g.all(), "basis", g.basis(0)))
		}),
		"turnover", mapping(code, g.one("rate", "0.1", "0.10", "0")),
		"burdens", list(mapping("origin", code, "amount", "100", "description", g.text(), "last_year", "2012/13"), mapping("origin", code, "by_year", mapping("2012/13", "10", "2013/14", "0"))),
		"posts", g.some("posts", func() tree.Node {
			return mapping("origin", code, "title", g.text(), "fte", "2.5", "protected", cost(), "contractor", cost(), "ends", g.maybe("ends", func() tree.Node {
				return g.some("ends", func() tree.Node { return mapping("description", g.text(), "amount", "1", "last_year", "2012/13") })
			}))
		}),
		"liabilities", g.maybe("liabilities", func() tree.Node {
			return g.some("liabilities", func() tree.Node { return mapping("origin", code, "description", g.text(), "amount", g.pounds()) })
		}))
}

// aCase draws a case.
func aCase(t *rapid.T) tree.Node {
	g := generator{T: t}
	known := rapid.Permutation([]string{"A", "NORTH", "Kind", "service", "Notes", "two words", "Ä", "12", "35%", "#1", "a,b", "x;y"}).Draw(t, "codes")
	g.codes = known[:rapid.IntRange(1, 4).Draw(t, "authorities")]
	authorities, services, names := list(), list(), list()
	for _, code := range g.codes {
		authorities.Items = append(authorities.Items, mapping("code", code, "name", g.maybe("name", func() tree.Node { return says("Council of " + code) })))
	}
	for _, name := range rapid.Permutation([]string{"Licensing", "Parks, north", "#2", " Legal ", "1", "Total", "two\nlines", "All services "}).Draw(t, "names")[:rapid.IntRange(1, 3).Draw(t, "services")] {
		s := g.service(name)
		services.Items = append(services.Items, s)
		if find(&s, "before") == nil {
			names.Items = append(names.Items, says(name))
		}
	}
	root := mapping("title", g.text(), "source", g.maybe("source", g.text), "period", "2012/13", "authorities", authorities, "services", services,
		"agreement", g.maybe("agreement", func() tree.Node {
			return mapping("title", g.text(), "source", g.maybe("its source", g.text), "notice_months", "9", "clauses", mapping("ongoing", g.text(), "own.rule", "cl. 2"))
		}),
		"accounts", g.maybe("accounts", func() tree.Node { return mapping("expenditure", "0100", "bank", g.text()) }),
		"calls", g.maybe("all calls", g.calls),
		"payments", g.maybe("all payments", g.payments),
		"transition", g.maybe("transition of all", func() tree.Node {
			return list(mapping("description", g.text(), "amount", "12", "paid_by", g.code(), "approved_by", g.all(), "necessity", "justified", "justification", g.text(), "basis", g.basisToo()))
		}))
	if len(names.Items) > 0 && g.chance("reductions not known") {
		put(&root, "reductions_not_known", names)
	}
	return root
}

// Whatever a case says, it says as a workbook and as YAML, converted there and back:
// the tree is the same, to the text of each value, and so are its books, to the byte.
// A case with a fault in it has the same fault there.
func lawConverts(t *rapid.T) {
	root := aCase(t)
	var book, text, drawn bytes.Buffer
	require.NoError(t, tree.WriteYAML(&drawn, root))
	t.Log(drawn.String())
	require.NoError(t, Write(&book, root))
	fromBook, err := Read("case.xlsx", &book)
	require.NoError(t, err)
	sameTree(t, root, fromBook)
	require.NoError(t, tree.WriteYAML(&text, fromBook))
	fromText, err := tree.FromYAML("case.yaml", &text)
	require.NoError(t, err)
	sameTree(t, root, fromText)
	want := booksOf(root)
	require.Equal(t, want, booksOf(fromBook))
	require.Equal(t, want, booksOf(fromText))
}

func TestConvertsLaw(t *testing.T) { rapid.Check(t, lawConverts) }

// Most cases that are drawn are sound, so that the books are compared.
func TestDrawnCasesAreSound(t *testing.T) {
	sound, drawn := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		if drawn++; booksOf(aCase(t)) != "" {
			sound++
		}
	})
	require.Greater(t, 2*sound, drawn, "%d of %d", sound, drawn)
}

package attribution_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// document is a statement's JSON, to be changed at will. The authorities of what
// is forged here stand in the order of their codes, so that sorting keys changes
// nothing.
type document map[string]any

func (d document) service(i int) map[string]any { return d["services"].([]any)[i].(map[string]any) }
func (d document) charge(i int) map[string]any  { return d["charges"].([]any)[i].(map[string]any) }

// charges finds the charges of a service by a rule.
func (d document) charges(service, rule string) []map[string]any {
	var found []map[string]any
	for i := range d["charges"].([]any) {
		if c := d.charge(i); c["service"] == service && c["rule"] == rule {
			found = append(found, c)
		}
	}
	return found
}

func (d document) remove(charges ...map[string]any) {
	var kept []any
	for i := range d["charges"].([]any) {
		gone := false
		for _, c := range charges {
			gone = gone || d.charge(i)["because"] == c["because"] && d.charge(i)["amount"] == c["amount"] && d.charge(i)["service"] == c["service"]
		}
		if !gone {
			kept = append(kept, d["charges"].([]any)[i])
		}
	}
	d["charges"] = kept
}

func money(value any) decimal.Decimal { return must(attribution.ParseAmount(value.(string))) }

// dressed works out anew all that adds up a statement's charges, so that nothing
// but what was changed can give a forgery away: totals, next year, what is due
// and a settlement.
func (d document) dressed() document {
	totals, next := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for _, a := range d["authorities"].([]any) {
		totals[a.(string)], next[a.(string)] = decimal.Decimal{}, decimal.Decimal{}
	}
	byService := map[any]map[string]decimal.Decimal{}
	balance, total := map[[3]string]decimal.Decimal{}, decimal.Decimal{}
	for i := range d["charges"].([]any) {
		c := d.charge(i)
		for a, share := range c["shares"].(map[string]any) {
			if c["deferred"].(bool) {
				next[a] = next[a].Add(money(share))
				if byService[c["service"]] == nil {
					byService[c["service"]] = map[string]decimal.Decimal{}
				}
				byService[c["service"]][a] = byService[c["service"]][a].Add(money(share))
				continue
			}
			totals[a], total = totals[a].Add(money(share)), total.Add(money(share))
			switch payer := c["paid_by"].(string); {
			case payer == "" || payer == a:
			case a < payer:
				balance[[3]string{c["service"].(string), a, payer}] = balance[[3]string{c["service"].(string), a, payer}].Add(money(share))
			default:
				balance[[3]string{c["service"].(string), payer, a}] = balance[[3]string{c["service"].(string), payer, a}].Sub(money(share))
			}
		}
	}
	amounts := func(sums map[string]decimal.Decimal) map[string]any {
		texts := map[string]any{}
		for a, sum := range sums {
			texts[a] = attribution.FormatAmount(sum)
		}
		return texts
	}
	d["totals"], d["total"], d["next_year"] = amounts(totals), attribution.FormatAmount(total), amounts(next)
	for i := range d["services"].([]any) {
		d.service(i)["next_year"] = amounts(byService[d.service(i)["service"]])
	}
	due, net := []any{}, map[string]decimal.Decimal{}
	for key, amount := range balance {
		from, to := key[1], key[2]
		if amount.Sign() < 0 {
			from, to, amount = to, from, amount.Neg()
		}
		if amount.Sign() > 0 {
			due = append(due, map[string]any{"service": key[0], "from": from, "to": to, "amount": attribution.FormatAmount(amount)})
			net[from], net[to] = net[from].Sub(amount), net[to].Add(amount)
		}
	}
	d["due"], d["settlement"] = due, cleared(net)
	return d
}

// cleared pays balances off in any order.
func cleared(net map[string]decimal.Decimal) []any {
	transfers := []any{}
	for from := range net {
		for to := range net {
			if amount := decimal.Min(net[from].Neg(), net[to]); amount.Sign() > 0 {
				transfers = append(transfers, map[string]any{"from": from, "to": to, "amount": attribution.FormatAmount(amount)})
				net[from], net[to] = net[from].Add(amount), net[to].Sub(amount)
			}
		}
	}
	return transfers
}

// verdict reads a document as a statement, and verifies it.
func (d document) verdict() error {
	var s attribution.Statement
	if err := json.Unmarshal(must(json.Marshal(d)), &s); err != nil {
		return err
	}
	return s.Verify()
}

// genuine is a statement with all that the forgeries need: two services whose net
// reductions the programme adds up, one of them stated by the business case;
// adjustments of next year's calls; costs agreed, shared and not approved.
func genuine() document {
	codes := []attribution.Authority{"A", "B", "C"}
	basis := must(attribution.ByDemand(codes, attribution.Demand{Authority: "A", Measure: "visits", Quantity: pounds(5), Quality: pounds(1)},
		attribution.Demand{Authority: "B", Measure: "visits", Quantity: pounds(3), Quality: pounds(1)},
		attribution.Demand{Authority: "C", Measure: "visits", Quantity: pounds(2), Quality: pounds(1)}))
	equal := must(attribution.Equally(codes...))
	cost := func(description string, amount int64, approved ...attribution.Authority) attribution.Transition {
		return attribution.Transition{Description: description, Amount: pounds(amount), PaidBy: "B", ApprovedBy: approved, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction}
	}
	agreed := cost("Project team", 30, codes...)
	agreed.By, agreed.Basis = attribution.ByAgreedBasis, equal
	s := must(attribution.NewStatement(attribution.Header{Title: "Genuine", Source: "illustrative", Period: "2012/13", Authorities: codes},
		attribution.Service{Name: "Parks", Basis: basis, Host: "C", Before: shares("A 560, B 390, C 190"), StandAlone: shares("A 700, B 300, C 200"),
			Running: attribution.Ongoing{Cost: pounds(1000)}, Facts: []attribution.Fact{
				attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pounds(100)},
				attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds(20)},
				attribution.Variance{Cause: attribution.CauseQuality, Amount: pounds(30), Basis: equal, Reason: "an event in all"},
				attribution.Withdrawal{Authority: "A", Amount: pounds(8), PaidBy: "B", NoticeMonths: 3, ShorterNoticeAgreedBy: codes},
				cost("Desks", 91, codes...), cost("Parties", 45, "A", "B"), agreed,
			}},
		attribution.Service{Name: "Libraries", Basis: equal, Host: "A", NetReduction: shares("A 10, B 20, C 30"), Running: attribution.Ongoing{Cost: pounds(300)}},
		attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{cost("Network", 70, codes...)}},
	))
	var d document
	if err := json.Unmarshal(must(json.Marshal(s)), &d); err != nil {
		panic(err)
	}
	return d
}

func TestVerifyFindsForgeries(t *testing.T) {
	require.NoError(t, genuine().dressed().verdict(), "what is dressed and not forged verifies")
	amounts := func(a, b, c string) map[string]any { return map[string]any{"A": a, "B": b, "C": c} }
	for _, c := range []struct {
		name  string
		forge func(document)
		fault string
	}{
		{"a stand-alone estimate", func(d document) { d.service(0)["stand_alone"] = amounts("600.00", "300.00", "200.00") }, "Parks: A: a shortfall of 200.00, where 100.00 follows"},
		{"stand-alone estimates left out", func(d document) { delete(d.service(0), "stand_alone") }, "Parks: stand-alone estimates without their shortfall, or the other way round"},
		{"the shortfall left out", func(d document) { delete(d.service(0), "shortfall") }, "Parks: stand-alone estimates without their shortfall, or the other way round"},
		{"a net reduction of the business case", func(d document) { d.service(1)["change"] = amounts("10.00", "20.00", "31.00") },
			"Libraries: the change is neither before less after nor the net reduction that was stated"},
		{"a net reduction from nowhere", func(d document) { delete(d.service(1), "net_reduction") }, "Libraries: the change is neither before less after nor the net reduction that was stated"},
		{"another net reduction besides", func(d document) { d.service(0)["net_reduction"] = amounts("1.00", "1.00", "1.00") },
			"Parks: spending before without the change that follows, or with another that was stated"},
		{"spending before emptied, and a cost shared freely", func(d document) {
			d.service(0)["before"], d.service(0)["change"] = amounts("0.00", "0.00", "0.00"), map[string]any{}
			c := d.charges("Parks", "transition")[0]
			c["weights"], c["shares"] = amounts("1", "0", "0"), amounts("91.00", "0.00", "0.00")
			c["because"] = "approved by all, comparable with what another would have spent; by net reduction in spending; shared A 1 : B 0 : C 0"
		}, "its weights are not the net reductions of the service"},
		{"all of it emptied, and a cost shared freely", func(d document) {
			d.service(0)["before"], d.service(0)["change"] = map[string]any{}, map[string]any{}
			c := d.charges("Parks", "transition")[0]
			c["weights"], c["shares"] = amounts("1", "0", "0"), amounts("91.00", "0.00", "0.00")
			c["because"] = "approved by all, comparable with what another would have spent; by net reduction in spending; shared A 1 : B 0 : C 0"
		}, "its weights are not the net reductions of the service"},
		{"a service that is none, moving the programme's reductions", func(d document) {
			d["services"] = append(d["services"].([]any), map[string]any{"service": "Phantom", "host": "", "participants": []any{"A", "B", "C"},
				"before": amounts("0.00", "500.00", "0.00"), "after": amounts("0.00", "0.00", "0.00"), "change": amounts("0.00", "500.00", "0.00"), "next_year": map[string]any{}})
		}, "Phantom: a burden, a head of the cost, or spending before sharing, without an ongoing charge"},
		{"a service that is none, with a stated reduction", func(d document) {
			d["services"] = append(d["services"].([]any), map[string]any{"service": "Phantom", "host": "", "participants": []any{"A", "B", "C"}, "before": map[string]any{},
				"after": amounts("0.00", "0.00", "0.00"), "change": amounts("0.00", "500.00", "0.00"), "net_reduction": amounts("0.00", "500.00", "0.00"), "next_year": map[string]any{}})
		}, "Phantom: a net reduction of a service that charges nothing"},
		{"a service twice", func(d document) { d["services"] = append(d["services"].([]any), d.service(1)) }, "Libraries: a second service of that name"},
		{"a service without its reduction", func(d document) {
			d.service(1)["change"] = map[string]any{}
			delete(d.service(1), "net_reduction")
			d.service(2)["change"] = d.service(0)["change"]
		}, "All services: the programme has net reductions, and that of Libraries is not known"},
		{"a reduction that is known called unknown", func(d document) { d["reductions_not_known"] = []any{"Libraries"} }, "Libraries: it is said to have no known net reduction, and is none of the services or has one"},
		{"a service that is none called unknown", func(d document) { d["reductions_not_known"] = []any{"Museums"} }, "Museums: it is said to have no known net reduction, and is none of the services or has one"},
		{"adjustments ten times the variance", func(d document) {
			deferred := d.charges("Parks", "variance.host")
			deferred[1]["amount"], deferred[1]["shares"] = "1000.00", amounts("500.00", "300.00", "200.00")
			deferred[2]["amount"], deferred[2]["shares"] = "-1000.00", map[string]any{"C": "-1000.00"}
		}, "the adjustments of next year's calls that follow from it are not there, or come to something else"},
		{"adjustments the other way round", func(d document) {
			deferred := d.charges("Parks", "variance.host")
			deferred[1]["amount"], deferred[1]["shares"] = "-100.00", amounts("-50.00", "-30.00", "-20.00")
			deferred[2]["amount"], deferred[2]["shares"] = "100.00", map[string]any{"C": "100.00"}
		}, "the adjustments of next year's calls that follow from it are not there, or come to something else"},
		{"adjustments dropped", func(d document) { d.remove(d.charges("Parks", "variance.host")[1:]...) }, "the adjustments of next year's calls that follow from it are not there, or come to something else"},
		{"a variance dropped, its adjustments left", func(d document) { d.remove(d.charges("Parks", "variance.host")[0]) }, "it adjusts next year's calls, and follows no variance that the host bears"},
		{"a host who is a stranger", func(d document) { d.service(1)["host"] = "Z" }, "Libraries: the host, Z, is none of the statement's authorities"},
		{"another host", func(d document) { d.service(0)["host"] = "A" }, `borne by another than the host, "A"`},
		{"a stranger among the participants", func(d document) { d.service(1)["participants"] = []any{"A", "B", "C", "Z"} }, "Libraries: Z takes part and is none of the statement's authorities"},
		{"a participant twice", func(d document) { d.service(1)["participants"] = []any{"A", "B", "C", "C"} }, "Libraries: C: participants: named twice"},
		{"nobody taking part", func(d document) { d.service(1)["participants"] = []any{} }, "Libraries: nobody takes part"},
		{"a cost not approved, relabelled as agreed", func(d document) {
			c := d.charges("Parks", "transition.unqualified")[0]
			c["rule"], c["source"] = "transition.agreed", attribution.RuleTransitionAgreed.Source()
			c["weights"], c["shares"] = amounts("5", "3", "2"), amounts("22.50", "13.50", "9.00")
			c["because"] = "not approved by C; it stays where it fell; shared A 5 : B 3 : C 2"
		}, "its reason is not one that the rule gives"},
		{"a source emptied", func(d document) { d.charge(0)["source"] = "" }, `"" is not the rule's source`},
		{"a rule that is none", func(d document) { d.charge(0)["rule"] = "whim" }, `"whim" is no rule of the agreement, nor one of a caller's own (own.…)`},
		{"a rule of one's own without a source", func(d document) { d.charge(0)["rule"], d.charge(0)["source"] = "own.whim", "" }, "a rule of a caller's own names no source"},
		{"another cause", func(d document) { d.charges("Parks", "variance.shared")[0]["cause"] = "quality" }, "its reason is not one that the rule gives"},
		{"a cause of another rule", func(d document) { d.charges("Parks", "variance.shared")[0]["cause"] = "indirect" }, `the cause "indirect" is not one of its rule`},
		{"a cause where there is none", func(d document) { d.charge(0)["cause"] = "demand" }, `the cause "demand" is not one of its rule`},
		{"another basis", func(d document) {
			d.service(0)["basis"] = map[string]any{"equal": true, "authorities": []any{"A", "B", "C"}}
		}, "its weights are not those of the service's ongoing basis"},
		{"a line of demand", func(d document) {
			d.service(0)["basis"].(map[string]any)["demand"].([]any)[1].(map[string]any)["quantity"] = "301"
		}, "its weights are not those of the service's ongoing basis"},
		{"a basis with a stranger", func(d document) {
			d.service(1)["basis"] = map[string]any{"equal": true, "authorities": []any{"A", "B", "D"}}
		}, "Libraries: D stands in the basis and takes no part"},
		{"the basis left out", func(d document) { delete(d.service(0), "basis") }, "its weights are not those of the service's ongoing basis"},
		{"the basis of an agreed cost", func(d document) {
			d.charges("Parks", "transition.agreed")[0]["basis"] = map[string]any{"proportion": map[string]any{"A": "1", "B": "1", "C": "2"}}
		}, "its weights are not those of the basis agreed for it, in proportion"},
		{"the basis of an agreed cost left out", func(d document) { delete(d.charges("Parks", "transition.agreed")[0], "basis") }, "its weights are not those of the service's ongoing basis"},
		{"a second ongoing charge", func(d document) { d["charges"] = append(d["charges"].([]any), d.charge(0)) }, "a second ongoing charge: what the service costs to run is one fact"},
		{"a cost other than its reason says", func(d document) {
			d.charge(0)["amount"], d.charge(0)["shares"] = "2000.00", amounts("1000.00", "600.00", "400.00")
		}, "its reason is not one that the rule gives"},
		{"the notice", func(d document) {
			d.charges("Parks", "withdrawal")[0]["because"] = "it withdraws, at 3 months' notice; borne by A alone"
		}, "its reason is not one that the rule gives"},
		{"a transfer to itself", func(d document) {
			d["settlement"] = append(d["settlement"].([]any)[:1], map[string]any{"from": "A", "to": "A", "amount": "1.00"})
		}, "the transfer from A to A is not above zero, or to itself"},
		{"spending after left out", func(d document) { d.service(1)["after"] = map[string]any{} }, "Libraries: what is spent after is not there"},
		{"the programme's spending before", func(d document) { d.service(2)["before"] = amounts("1.00", "1.00", "1.00") }, "All services: it states what it has only from its services"},
		{"next year of the service", func(d document) { d.service(0)["next_year"] = amounts("50.00", "30.00", "-81.00") }, "Parks: next year is not what its deferred charges add up to"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := genuine()
			c.forge(d)
			if c.name != "a transfer to itself" && c.name != "next year of the service" {
				d.dressed()
			}
			assert.ErrorContains(t, d.verdict(), c.fault)
			assert.ErrorIs(t, d.verdict(), attribution.ErrVerify)
		})
	}
}

// What no check of a statement by itself can know: see Verify's doc. Each of
// these is another statement, and adds up.
func TestWhatVerifyCannotKnow(t *testing.T) {
	for name, change := range map[string]func(document){
		"a title":                  func(d document) { d["title"] = "Another" },
		"a description":            func(d document) { d.charge(0)["description"] = "Another" },
		"a host nobody depends on": func(d document) { d.service(2)["host"] = "B" },
		"an estimate and shortfall": func(d document) {
			d.service(0)["stand_alone"].(map[string]any)["A"] = "600.00"
			d.service(0)["shortfall"].(map[string]any)["A"] = "100.00"
		},
	} {
		d := genuine()
		change(d)
		assert.NoError(t, d.verdict(), name)
	}
}

package chart

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
)

// Flows is who pays whom, and how much: sums above nought.
type Flows struct {
	Title string
	Of    []Flow
}

// Flow is what one pays another.
type Flow struct {
	From, To string
	Amount   decimal.Decimal
}

// Describe says how much changes hands in how many payments, and who pays most.
func (f Flows) Describe() (title, finding string) {
	if len(f.Of) == 0 {
		return f.Title, ""
	}
	if len(f.Of) == 1 {
		only := f.Of[0]
		return f.Title, fmt.Sprintf("%s pays %s %s.", only.From, only.To, Short(only.Amount))
	}
	payers := f.side(func(flow Flow) string { return flow.From })
	paid := make([]decimal.Decimal, len(payers))
	for i, payer := range payers {
		paid[i] = payer.amount
	}
	first := most(paid)
	return f.Title, fmt.Sprintf("%d payments of %s in all; %s pays most, %s.", len(f.Of), Short(total(paid)), payers[first].name, Short(paid[first]))
}

// party is one who pays or is paid: a bar as high as the sum.
type party struct {
	name   string
	amount decimal.Decimal
	y      int
	used   decimal.Decimal // what of it has been drawn so far
}

// side returns those on one side, in the order in which they come.
func (f Flows) side(of func(Flow) string) []party {
	var all []party
	place := make(map[string]int)
	for _, flow := range f.Of {
		at, known := place[of(flow)]
		if !known {
			at = len(all)
			place[of(flow)] = at
			all = append(all, party{name: of(flow)})
		}
		all[at].amount = all[at].amount.Add(flow.Amount)
	}
	return all
}

const (
	fromLeft, toRight = 250, 470 // between them the money flows
	node              = 10       // how wide the bar of a party is
	slot              = 20       // how much room a party has at least
)

// SVG draws those who pay at the left, those who are paid at the right, and between
// them a band for each payment, as high as it is large.
func (f Flows) SVG(id string) string {
	d := &drawing{}
	from := f.side(func(flow Flow) string { return flow.From })
	to := f.side(func(flow Flow) string { return flow.To })
	sum := decimal.Decimal{}
	for _, flow := range f.Of {
		sum = sum.Add(flow.Amount)
	}
	s := scale{from: pence(decimal.Decimal{}), to: greatest(pence(sum), tens(0)), length: min(40+20*(len(from)+len(to)), 320)}
	places := [2]map[string]int{placed(from), placed(to)}
	high := max(s.stand(from), s.stand(to))
	d.height = high
	for _, flow := range f.Of {
		a, b := &from[places[0][flow.From]], &to[places[1][flow.To]]
		d.band(s, a, b, flow)
	}
	for _, p := range from {
		d.party(s, p, fromLeft-node, fromLeft-node-gap, end, "pays")
	}
	for _, p := range to {
		d.party(s, p, toRight, toRight+node+gap, start, "receives")
	}
	return d.svg(id, f)
}

func placed(parties []party) map[string]int {
	places := make(map[string]int, len(parties))
	for i, p := range parties {
		places[p.name] = i
	}
	return places
}

// stand gives each party its place, one under the other, and returns how far down
// they reach.
func (s scale) stand(parties []party) (bottom int) {
	for i := range parties {
		high := s.thick(parties[i].amount)
		room := max(high, slot)
		parties[i].y = bottom + (room-high)/2
		bottom += room + gap/2
	}
	return bottom
}

// thick is how high a sum is drawn.
func (s scale) thick(amount decimal.Decimal) int { return max(s.place(amount), 1) }

// band draws a payment from one party to another.
func (d *drawing) band(s scale, from, to *party, flow Flow) {
	thick := s.thick(flow.Amount)
	y1, y2 := from.y+s.place(from.used), to.y+s.place(to.used)
	from.used, to.used = from.used.Add(flow.Amount), to.used.Add(flow.Amount)
	half := (fromLeft + toRight) / 2
	fmt.Fprintf(d, `<path d="M%[1]d %[2]dC%[3]d %[2]d %[3]d %[5]d %[4]d %[5]dV%[6]dC%[3]d %[6]d %[3]d %[7]d %[1]d %[7]dZ" fill="%[8]s" fill-opacity="0.6">`,
		fromLeft, y1, half, toRight, y2, y2+thick, y1+thick, sky)
	d.says(flow.From + " pays " + flow.To + " " + attribution.FormatSterling(flow.Amount))
	d.WriteString("</path>\n")
}

// party draws a bar and writes what its owner does beside it.
func (d *drawing) party(s scale, p party, x, label int, anchor, does string) {
	high := s.thick(p.amount)
	d.rect(x, p.y, node, high, blue, "")
	says := " " + does + " " + attribution.FormatSterling(p.amount)
	room := fromLeft - node - gap
	says = cut(command.Plain(p.name), max(room-width(says, textSize), room/4), textSize) + says
	d.text(label, p.y+high/2+textSize/2-1, textSize, anchor, dark, cut(says, room, textSize))
}

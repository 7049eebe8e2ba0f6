package casebook

import "github.com/triborough/fairshare/attribution"

const allServices = attribution.AllServices

var (
	description = column{head: "Description", key: "description", note: "what it is"}
	amount      = column{head: "Amount", key: "amount", kind: money, note: "pounds, whole pence"}
	paidBy      = column{head: "Paid by", key: "paid_by", kind: code, note: "who paid it"}
	sharedBy    = column{head: "Shared by", key: "basis", kind: basis, note: "a basis of the sheet Bases"}
	origin      = column{head: "Origin", key: "origin", note: "the authority, or joint team, that gives rise to it"}
	lastYear    = column{head: "Last year", key: "last_year", kind: year, note: "the last in which it is paid"}
	authority   = column{head: "Authority", key: "authority", kind: code, note: "its code"}
	notice      = column{head: "Notice in months", key: "notice_months", kind: whole, note: "that was given"}
	noticeBy    = column{head: "Shorter notice agreed by", key: "shorter_notice_agreed_by", kind: codes, note: "codes, commas between them"}
	lines       = []column{authority,
		{head: "Measure", key: "measure", note: "what is counted"},
		{head: "Year", key: "year", kind: year, note: "where a mean of years is meant"},
		{head: "Quantity", key: "quantity", kind: number},
		{head: "Quality", key: "quality", kind: number, note: "what a unit costs against the common specification; blank is 1"}}
	byAuthority = column{kind: money, note: "a column for each authority, under its code"}
)

// sheets are those of a case's workbook, in order. What has no column here stands on
// the sheet More, by its path.
var sheets = []sheet{
	{name: "Case", rows: form, about: "The case: what the statement is about.", columns: []column{
		{head: "Title", key: "title", note: "what the statement is about"},
		{head: "Source", key: "source", note: "where the figures come from"},
		{head: "Period", key: "period", kind: year, note: "the year, such as 2012/13"},
		{head: "Stage", key: "stage", kind: choice, choices: []string{"budget", "forecast", "outturn"}, note: "how far the year has come"},
		{head: "Agreement file", key: "under", note: "a file beside this one that says once what the parties agreed, such as agreement.yaml"},
		{head: "Agreement", key: "agreement.title", note: "the title of the parties' own agreement"},
		{head: "Agreement source", key: "agreement.source", note: "where it can be read"},
		{head: "Agreed notice in months", key: "agreement.notice_months", kind: whole, note: "blank is twelve"},
		{head: "Expenditure account", key: "accounts.expenditure", note: "codes of a ledger's accounts, of all authorities that have none of their own: what they bear"},
		{head: "Partners account", key: "accounts.partners", note: "what is between them and others"},
		{head: "Bank account", key: "accounts.bank"},
		{head: "Opening account", key: "accounts.opening", note: "against which last year's open balances are brought in"},
		{head: "Unallocated account", key: "accounts.unallocated", note: "what nobody is known to have paid"},
		{head: "Net reduction not known", key: "reductions_not_known", many: true, note: "a service whose net reductions nobody knows; a row for each, with the same words in the first column"},
	}},
	{name: "Authorities", at: "authorities", about: "Who takes part, in the order of every printed column.", columns: []column{
		{head: "Code", key: "code", note: "short; it heads the authority's column elsewhere"},
		{head: "Name", key: "name", note: "in full"},
		{head: "Expenditure account", key: "accounts.expenditure", note: "the code in its own ledger"},
		{head: "Partners account", key: "accounts.partners"},
		{head: "Bank account", key: "accounts.bank"},
		{head: "Opening account", key: "accounts.opening"},
		{head: "Unallocated account", key: "accounts.unallocated"}}},
	{name: "Services", at: "services", about: "What is shared. The cost stands here, or by heads on the sheet Costs, or as the price of a contract on the sheet Prices.", columns: []column{
		{head: headService, key: "name", note: "a name of its own"},
		{head: "Takes part", key: "authorities", kind: codes, note: "codes, commas between them; blank is all"},
		{head: "Host", key: "host", kind: code, note: "who runs it, and pays its cost and variances"},
		{head: "Paid by", key: "paid_by", kind: code, note: "who pays the cost; blank is the host"},
		{head: "Cost", key: "cost", kind: money, note: "the year's budget, gross"},
		sharedBy,
		{head: "Savings shared as costs", key: "shares_savings", kind: yes, note: "yes, where the parties agreed to that"}}},
	{name: "Bases", at: "bases", about: "What is shared by, under a name of your own. Demand has its lines on the sheet Demand; blend, average, band and rounded theirs on Parts.", columns: []column{
		{head: headBasis, key: "name", note: "a name to choose it by"},
		{head: "Kind", key: "kind", kind: choice, choices: basisKinds, note: "proportion, percentages (come to 100), equal, sole, demand, or a combined one"},
		{head: "Who", key: "who", kind: codes, note: "sole: the one; equal, demand: who shares, where fewer do than take part"},
		{head: "Points", key: "points", kind: percent, note: "band: how far the actual one may move"},
		{head: "Step", key: "step", kind: percent, note: "rounded: to how many per cent"}},
		across: &column{key: "figures", kind: share, note: "proportion, percentages: a column for each authority, under its code"}},
	{name: "Demand", of: ofBasis, at: "demand", about: "Lines of a basis of the kind demand: quantity times quality.", columns: lines},
	{name: "Parts", of: ofBasis, at: "parts", about: "What combined bases are made of, a row for each part.", columns: []column{
		{head: "Part", key: "part", kind: basis, note: "a basis of the sheet Bases"},
		{head: "Percent", key: "percent", kind: percent, note: "blend: they come to 100"},
		{head: "Role", key: "role", kind: choice, choices: []string{"agreed", "actual"}, note: "band: agreed, actual"}}},
	{name: "Costs", of: ofService, at: "costs", about: "The year's cost by heads, gross: in place of the cost on the sheet Services.", columns: []column{description, amount,
		{head: "Shared by", key: "basis", kind: basis, note: "blank: on the service's basis with the rest"}}},
	{name: "Income", of: ofService, about: "What comes off before the rest is shared.", which: []word{{"budget", "income"}, {"outturn", "outturn.income"}, {"forecast", "forecast.income"}, {"actual", "actual.income"}},
		columns: []column{description, amount}},
	{name: "Figures", of: ofService, rows: record, about: "Figures by authority, a row for each service and figure; nought is written too.", which: []word{{"before", "before"}, {"net reduction", "net_reduction"},
		{"stand alone", "stand_alone"}, {"reference", "damping.reference"}, {"months", "months"}}, across: &byAuthority},
	{name: "Variances", of: ofService, at: "variances", about: "Outturn less budget: positive is adverse, for income too.", columns: []column{
		{head: "Cause", key: "cause", kind: choice, choices: []string{"demand", "quality", "direct cost", "income", "specification", "indirect", "burden"}, note: "why"},
		description, amount, paidBy,
		{head: "Head", key: "head", note: "the head of cost that it is of"},
		{head: "Shared by", key: "basis", kind: basis, note: "a basis of its own, with the reason"},
		{head: "Reason", key: "reason", note: "why on a basis of its own"},
		{head: "Specified by", key: "specified_by", kind: code, note: "specification: who changed it"},
		origin,
		{head: "Treatment", key: "treatment", kind: choice, choices: []string{"share now", "host bears"}, note: "indirect: which was agreed"}}},
	{name: "Brought forward", of: ofService, rows: entry, at: "brought_forward", about: "Last year's adjustments of the calls, which come to nought.", columns: []column{authority,
		{head: "Amount", kind: money, note: "negative: it is paid back"}}},
	{name: "Transition", of: ofEither, at: "transition", atAll: "transition", about: "One-off costs of setting up, shared by net reduction unless another basis was agreed.", columns: []column{description,
		{head: "Kind", key: "kind", kind: choice, choices: []string{"redundancy", "early retirement", "pension strain", "retraining", "relocation", "ict", "accommodation", "contract exit", "rebranding", "programme team", "other"}, note: "what kind of cost"},
		amount,
		{head: "Enhancement", key: "enhancement", kind: money, note: "the part above the common terms"},
		{head: "Paid by", key: "paid_by", kind: code, note: "who incurred and paid it"},
		{head: "Incurred by", key: "incurred_by", kind: code, note: "the same, in older files: one of the two"},
		{head: "Approved by", key: "approved_by", kind: codes, note: "codes, commas between them"},
		{head: "Necessity", key: "necessity", kind: choice, choices: []string{"comparable", "justified"}, note: "another would have spent much the same, or dearer but worth it"},
		{head: "Justification", key: "justification", note: "why it was worth it"},
		{head: "Shared by", key: "basis", kind: basis, note: "blank: by net reduction"}}},
	{name: "Grants", of: ofEither, at: "transition", atAll: "transition", child: child{"Cost", "description", "funding"}, about: "What grants fund of a cost on the sheet Transition.", columns: []column{description, amount,
		{head: "Received by", key: "received_by", kind: code, note: "blank: who paid the cost"}}},
	{name: "Joinings", of: ofService, at: "joinings", about: "What the others bore before an authority joined.", columns: []column{description,
		{head: "Shared by", key: "basis", kind: basis, note: "blank: by net reduction"}}, across: &column{key: "bore", kind: money, ordered: true, note: "what each bore: a column for each authority, under its code"}},
	{name: "Limits", of: ofService, rows: record, at: "damping", about: "How far a contribution may rise or fall against its reference, which stands on the sheet Figures.", columns: []column{
		{head: "Rise", key: "rise", kind: percent, note: "per cent; blank: no limit"},
		{head: "Fall", key: "fall", kind: percent, note: "per cent; blank: no limit"},
		{head: "Held to", key: "reference", kind: choice, choices: []string{"before"}, note: "before: what each spent alone is the reference"}}},
	{name: "Failures", of: ofService, at: "failures", about: "Consequences of a service failing an authority, which bears them.", columns: []column{authority, description, amount, paidBy}},
	{name: "Withdrawals", of: ofService, at: "withdrawals", about: "Costs of an authority's leaving, which it bears.", columns: []column{authority, description, amount, paidBy, notice, noticeBy}},
	{name: "Endings", of: ofService, rows: record, at: "termination", about: "The end of an arrangement; its costs stand on the sheet Ending costs.", columns: []column{sharedBy, notice, noticeBy}},
	{name: "Ending costs", of: ofService, at: "termination.costs", about: "Costs of the end, shared by the basis on the sheet Endings.", columns: []column{description, amount, paidBy}},
	{name: "Calls", of: ofEither, at: "calls", atAll: "calls", about: "Instalments of each contribution, in order.", columns: []column{
		{head: "Due", key: "due", kind: day, note: "a day of the year"},
		{head: "Percent", key: "percent", kind: percent, note: "they come to 100"}}},
	{name: "Outturn", of: ofService, rows: record, about: "What came of the budget; its income stands on the sheet Income.", which: []word{{"outturn", "outturn"}, {"forecast", "forecast"}, {"actual", "actual"}}, columns: []column{
		{head: "Up to", key: "to", kind: day, note: "actual: the last day"},
		{head: "Cost", key: "cost", kind: money, note: "gross"}}},
	{name: "Payments", of: ofEither, at: "payments", atAll: "payments", about: "What was paid on account.", columns: []column{
		{head: "From", key: "from", kind: code, note: "who paid"},
		{head: "To", key: "to", kind: code, note: "whom"},
		amount,
		{head: "Date", key: "date", kind: day},
		{head: "Reference", key: "reference", note: "such as inv 17"},
		{head: "No longer shared", key: "service", note: "a service of which last year left something open; beside All services"}}},
	{name: "Prices", of: ofService, rows: entry, at: "contract.prices", about: "The price of a contract, burdens inside, a row for each year.", columns: []column{
		{head: "Year", kind: year, note: "such as 2012/13"},
		{head: "Price", kind: money}}},
	{name: "Teams", of: ofService, at: "contract.teams", about: "Joint teams that a contractor took over: each is an origin.", columns: []column{
		{head: "Team", key: "name", note: "a name of its own"},
		{head: "Authorities", key: "authorities", kind: codes, note: "codes, commas between them"},
		sharedBy}},
	{name: "Turnover", of: ofService, rows: rates, at: "contract.turnover", about: "What part of the posts still there leaves in a year.", columns: []column{
		{head: "Origin", note: "the authority, or joint team"},
		{head: "Part leaving", kind: part, note: "0.12 or 12%"},
		{head: "After year", kind: whole, note: "1, 2, …: a row for each; blank: the same every year"}}},
	{name: "Burdens", of: ofService, at: "contract.burdens", about: "What staff cost above the contractor's terms: an amount a year, or by year under the year's column.", columns: []column{origin, description, amount, lastYear},
		across: &column{key: "by_year", kind: money, note: "a column for each year of the contract, under its name"}, free: true},
	{name: "Posts", of: ofService, at: "contract.posts", about: "Burdens worked out: FTE times protected less contractor's cost, as one figure or in parts.", columns: []column{origin,
		{head: "Title", key: "title", note: "what the post is called"},
		{head: "FTE", key: "fte", kind: number},
		{head: "Protected", key: "protected", kind: money, note: "a year, of one full-time post"},
		{head: "Protected pay", key: "protected.pay", kind: money},
		{head: "Protected on-costs", key: "protected.on_costs", kind: money},
		{head: "Protected pension", key: "protected.pension", kind: money},
		{head: "Contractor", key: "contractor", kind: money, note: "on the contractor's terms"},
		{head: "Contractor pay", key: "contractor.pay", kind: money},
		{head: "Contractor on-costs", key: "contractor.on_costs", kind: money},
		{head: "Contractor pension", key: "contractor.pension", kind: money}}},
	{name: "Post ends", of: ofService, at: "contract.posts", child: child{"Post", "title", "ends"}, about: "What of a post's protected cost ends in time.", columns: []column{description, amount, lastYear}},
	{name: "Liabilities", of: ofService, at: "contract.liabilities", about: "One-off costs of the transfer, the origin's own.", columns: []column{origin, description, amount, paidBy}},
	{name: "Clauses", of: ofEither, rows: entry, at: "clauses", atAll: "agreement.clauses", about: "The clause that each rule rests on.", columns: []column{
		{head: "Rule", note: "the rule's code, such as ongoing"},
		{head: "Clause", note: "such as Sch. 3 para 2"}}},
	{name: "Agreed measures", of: ofService, about: "Under an agreement file: the lines of the measures that it counts.", which: []word{{"demand", "demand"}, {"estimate", "estimate"}}, columns: lines},
	{name: "Months", of: ofBasis, rows: record, at: "months", about: "Who took part for less than the year, beside any kind of basis.", across: &column{kind: number, note: "0 to 12: a column for each authority, under its code"}},
	{name: sheetMore, rows: paths, about: "What has no column elsewhere: a value, and beside it the keys that lead to it. An item of a list is #1, #2, … in the order of its rows; a service is its name.", columns: []column{
		{head: headValue, note: "or " + saysNothing + ", " + saysList + ", " + saysMapping},
		{head: headStep + "1", note: "a key of the case"}},
		across: &column{note: "more steps: Step 2, Step 3, …"}, free: true},
}

module github.com/triborough/fairshare/examples

go 1.26.0

require github.com/triborough/fairshare v0.0.0

require (
	github.com/jedib0t/go-pretty/v6 v6.8.3 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/term v0.47.0 // indirect
)

// The programs are built against the library beside them until its first tag.
replace github.com/triborough/fairshare => ../

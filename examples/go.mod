module github.com/triborough/fairshare/examples

go 1.26

require github.com/triborough/fairshare v0.0.0

// The programs are built against the library beside them until its first tag.
replace github.com/triborough/fairshare => ../

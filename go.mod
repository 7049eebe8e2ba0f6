module github.com/triborough/fairshare

go 1.26

require github.com/shopspring/decimal v1.6.0

require go.yaml.in/yaml/v3 v3.0.6 // indirect

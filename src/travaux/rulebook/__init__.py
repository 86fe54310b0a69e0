"""The ground floor of rules: an organisation's rules of procedure as dated data, and the loader that checks them."""

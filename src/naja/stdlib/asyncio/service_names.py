"""Ports by their names, as `getaddrinfo` takes them: those that programs know.

There is no file /etc/services: names beyond these are unknown. Source: IANA's registry, with the
protocols and second names of Debian's file.
"""

from typing import Final

# Names, then the ports of TCP and of UDP (0: it has none).
_KNOWN: Final = """\
echo 7 7
discard 9 9
daytime 13 13
ftp 21 0
ssh 22 0
telnet 23 0
smtp mail 25 0
whois nicname 43 0
domain 53 53
tftp 0 69
http www 80 0
kerberos kerberos5 krb5 kerberos-sec 88 88
pop3 pop-3 110 0
sunrpc portmapper 111 111
nntp readnews untp 119 0
ntp 0 123
imap2 imap 143 0
snmp 161 161
ldap 389 389
https 443 443
submissions ssmtp smtps urd 465 0
syslog 0 514
submission 587 0
ldaps 636 636
domain-s 853 853
rsync 873 0
imaps 993 0
pop3s 995 0
mysql 3306 0
sip 5060 5060
sip-tls 5061 5061
postgresql postgres 5432 0
amqps 5671 0
amqp 5672 0
redis 6379 0
http-alt webcache 8080 0
git 9418 0
"""


def port_of(name: str, datagrams: bool) -> int:
    """The port of the service `name` for TCP, or for UDP; 0 if it has none."""
    for line in _KNOWN.splitlines():
        words = line.split(" ")
        if name in words[:-2]:
            return int(words[-1 if datagrams else -2])
    return 0
